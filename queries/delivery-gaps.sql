-- title: Hours without any event, by account and Region
-- topic: delivery
-- why: CloudTrail writes nothing while nothing happens, so a gap is a question and not a proof: digests answer it (orgtrail
--   verify). Only gaps between two events are seen.
-- parameter: min_hours integer = 3 [1..100000]: shortest gap to list
-- column: account_id: the account
-- column: aws_region: the Region
-- column: gap_from: start of the first hour without an event
-- column: gap_to: start of the hour with the next event
-- column: hours: whole hours without an event
WITH hours AS (
  SELECT DISTINCT account_id, aws_region, date_trunc('hour', event_time) AS hour
  FROM cloudtrail_events
  WHERE event_time IS NOT NULL
),
followed AS (
  SELECT
    account_id,
    aws_region,
    hour,
    lead(hour) OVER (PARTITION BY account_id, aws_region ORDER BY hour) AS next_hour
  FROM hours
)
SELECT
  account_id,
  aws_region,
  date_add('hour', 1, hour) AS gap_from,
  next_hour AS gap_to,
  date_diff('hour', hour, next_hour) - 1 AS hours
FROM followed
WHERE next_hour IS NOT NULL
  AND date_diff('hour', hour, next_hour) - 1 >= :min_hours
ORDER BY hours DESC, account_id, aws_region, gap_from
