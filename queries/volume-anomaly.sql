-- title: Days with far more events than usual
-- topic: delivery
-- why: Compares each day with up to fourteen days before it, by account and service. Days without any event are not days
--   here; at least three are needed before one can stand out.
-- parameter: deviations number = 3 [0..100]: standard deviations above the mean that stand out
-- column: day: the UTC day
-- column: account_id: the account
-- column: event_source: the service
-- column: events: events of that day
-- column: usual_events: mean of the days before
-- column: deviation: standard deviation of the days before, at least 1
WITH days AS (
  SELECT
    date_trunc('day', event_time) AS day,
    account_id,
    event_source,
    count(*) AS events
  FROM cloudtrail_events
  WHERE event_time IS NOT NULL
  GROUP BY 1, account_id, event_source
),
compared AS (
  SELECT
    day,
    account_id,
    event_source,
    events,
    count(*) OVER earlier AS earlier_days,
    avg(CAST(events AS double)) OVER earlier AS usual_events,
    stddev_pop(CAST(events AS double)) OVER earlier AS deviation
  FROM days
  WINDOW earlier AS (
    PARTITION BY account_id, event_source ORDER BY day ROWS BETWEEN 14 PRECEDING AND 1 PRECEDING
  )
),
bounded AS (
  SELECT
    day,
    account_id,
    event_source,
    events,
    usual_events,
    CASE WHEN deviation > 1 THEN deviation ELSE CAST(1 AS double) END AS deviation
  FROM compared
  WHERE earlier_days >= 3
)
SELECT
  day,
  account_id,
  event_source,
  events,
  round(usual_events, 1) AS usual_events,
  round(deviation, 1) AS deviation
FROM bounded
WHERE events > usual_events + :deviations * deviation
ORDER BY day, events DESC, account_id, event_source
