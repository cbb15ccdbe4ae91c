-- title: New callers
-- topic: novelty
-- why: Roles and users that acted in the last days and never before in the lake. A caller from another account whose own
--   events are in the lake counts there. Needs history before those days.
-- parameter: days integer = 7 [1..3650]: how many days before the last event count as new
-- column: first_seen: first event
-- column: account_id: the account of that event
-- column: principal: the caller
-- column: identity_type: what kind of caller
-- column: event_source: the service of the first event
-- column: event_name: the action of the first event
-- column: source_ip_address: from where
-- column: events: all events since
WITH recent AS (
  SELECT date_add('day', -:days, max(event_time)) AS since, min(event_time) AS oldest
  FROM cloudtrail_events
),
inside AS (
  SELECT DISTINCT account_id AS inside_account_id
  FROM cloudtrail_events
  WHERE account_id IS NOT NULL
),
ranked AS (
  SELECT
    calls.event_time,
    calls.account_id,
    calls.principal,
    calls.identity_type,
    calls.event_source,
    calls.event_name,
    calls.source_ip_address,
    row_number() OVER (
      PARTITION BY calls.principal
      ORDER BY calls.event_time, calls.event_id, calls.log_key, calls.record_index
    ) AS place,
    count(*) OVER (PARTITION BY calls.principal) AS events
  FROM cloudtrail_events AS calls
  LEFT JOIN inside ON inside.inside_account_id = calls.identity_account_id
  WHERE calls.principal IS NOT NULL
    AND calls.event_time IS NOT NULL
    AND (coalesce(calls.identity_type, '') <> 'AWSAccount' OR inside.inside_account_id IS NULL)
)
SELECT
  ranked.event_time AS first_seen,
  ranked.account_id,
  ranked.principal,
  ranked.identity_type,
  ranked.event_source,
  ranked.event_name,
  ranked.source_ip_address,
  ranked.events
FROM ranked
CROSS JOIN recent
WHERE ranked.place = 1
  AND ranked.event_time >= recent.since
  AND recent.oldest < recent.since
ORDER BY first_seen, ranked.principal
