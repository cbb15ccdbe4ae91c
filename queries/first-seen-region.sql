-- title: Regions that an account used for the first time
-- topic: novelty
-- why: A known account that starts to work in a Region it never used. Needs history before the days that are asked for.
-- parameter: days integer = 7 [1..3650]: how many days before the last event count as new
-- column: first_seen: first event of the account there
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: who was first
-- column: event_source: the service of the first event
-- column: event_name: the action of the first event
-- column: error_code: why that failed; null on success
WITH recent AS (
  SELECT date_add('day', -:days, max(event_time)) AS since
  FROM cloudtrail_events
),
known AS (
  SELECT account_id, min(event_time) AS known_since
  FROM cloudtrail_events
  GROUP BY account_id
),
ranked AS (
  SELECT
    event_time,
    account_id,
    aws_region,
    principal,
    event_source,
    event_name,
    error_code,
    row_number() OVER (
      PARTITION BY account_id, aws_region ORDER BY event_time, event_id, log_key, record_index
    ) AS place
  FROM cloudtrail_events
  WHERE event_time IS NOT NULL
)
SELECT
  ranked.event_time AS first_seen,
  ranked.account_id,
  ranked.aws_region,
  ranked.principal,
  ranked.event_source,
  ranked.event_name,
  ranked.error_code
FROM ranked
JOIN known ON known.account_id = ranked.account_id
CROSS JOIN recent
WHERE ranked.place = 1
  AND ranked.event_time >= recent.since
  AND known.known_since < recent.since
ORDER BY first_seen, ranked.account_id, ranked.aws_region
