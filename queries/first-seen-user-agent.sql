-- title: Clients that a known caller used for the first time
-- topic: novelty
-- why: A role of a pipeline that is suddenly used with the AWS CLI. Clients are told apart by the first word of the user
--   agent, without versions. Needs history before the days that are asked for.
-- parameter: days integer = 7 [1..3650]: how many days before the last event count as new
-- column: first_seen: first time
-- column: principal: the caller
-- column: client: first word of the user agent
-- column: sample_user_agent: one of the user agents in full
-- column: sample_address: one of the addresses
-- column: events: calls with it
WITH recent AS (
  SELECT date_add('day', -:days, max(event_time)) AS since
  FROM cloudtrail_events
),
used AS (
  SELECT
    principal,
    nullif(regexp_extract(user_agent, '^\[?([A-Za-z0-9_.-]+)', 1), '') AS client,
    min(event_time) AS first_seen,
    min(user_agent) AS sample_user_agent,
    min(source_ip_address) AS sample_address,
    count(*) AS events
  FROM cloudtrail_events
  WHERE user_agent IS NOT NULL
    AND invoked_by IS NULL
  GROUP BY 1, 2
),
known AS (
  SELECT principal, min(first_seen) AS known_since
  FROM used
  GROUP BY principal
)
SELECT
  used.first_seen,
  used.principal,
  used.client,
  used.sample_user_agent,
  used.sample_address,
  used.events
FROM used
JOIN known ON known.principal = used.principal
CROSS JOIN recent
WHERE used.first_seen >= recent.since
  AND known.known_since < recent.since
  AND used.client IS NOT NULL
ORDER BY used.first_seen, used.principal, used.client
