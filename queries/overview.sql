-- title: What each account did, in numbers
-- topic: overview
-- why: The first look at a lake: which accounts are in it, for how long, and how much of it are changes and errors.
-- column: account_id: the account
-- column: events: all events
-- column: writes: events that change something
-- column: errors: events that failed
-- column: conflicting: records that share an event id with another content
-- column: principals: distinct callers
-- column: regions: distinct Regions
-- column: first_event: time of the first event
-- column: last_event: time of the last event
SELECT
  account_id,
  count(*) AS events,
  count_if(NOT coalesce(read_only, false)) AS writes,
  count_if(error_code IS NOT NULL) AS errors,
  count_if(conflicting) AS conflicting,
  count(DISTINCT principal) AS principals,
  count(DISTINCT aws_region) AS regions,
  min(event_time) AS first_event,
  max(event_time) AS last_event
FROM cloudtrail_events
GROUP BY account_id
ORDER BY events DESC, account_id
