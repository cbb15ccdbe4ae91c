-- title: Actions that a known caller used for the first time
-- topic: novelty
-- why: A pipeline that suddenly creates users. Callers that are new themselves are left out (first-seen-principal has
--   them). Needs history before the days that are asked for.
-- parameter: days integer = 7 [1..3650]: how many days before the last event count as new
-- column: first_seen: first time
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: events: how often since
-- column: errors: how often it failed
-- column: accounts: distinct accounts acted on
-- column: principal_known_since: first event of the caller
WITH recent AS (
  SELECT date_add('day', -:days, max(event_time)) AS since
  FROM cloudtrail_events
),
known AS (
  SELECT principal, min(event_time) AS known_since
  FROM cloudtrail_events
  GROUP BY principal
),
used AS (
  SELECT
    principal,
    event_source,
    event_name,
    min(event_time) AS first_seen,
    count(*) AS events,
    count_if(error_code IS NOT NULL) AS errors,
    count(DISTINCT account_id) AS accounts
  FROM cloudtrail_events
  GROUP BY principal, event_source, event_name
)
SELECT
  used.first_seen,
  used.principal,
  used.event_source,
  used.event_name,
  used.events,
  used.errors,
  used.accounts,
  known.known_since AS principal_known_since
FROM used
JOIN known ON known.principal = used.principal
CROSS JOIN recent
WHERE used.first_seen >= recent.since
  AND known.known_since < recent.since
ORDER BY used.first_seen, used.principal, used.event_source, used.event_name
