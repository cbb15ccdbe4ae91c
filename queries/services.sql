-- title: Which services were used
-- topic: overview
-- why: Shows what the organization runs, and services that nobody expected.
-- column: event_source: the service
-- column: events: all events
-- column: writes: events that change something
-- column: errors: events that failed
-- column: actions: distinct API actions
-- column: principals: distinct callers
-- column: accounts: distinct accounts
-- column: first_seen: time of the first event
-- column: last_seen: time of the last event
SELECT
  event_source,
  count(*) AS events,
  count_if(NOT coalesce(read_only, false)) AS writes,
  count_if(error_code IS NOT NULL) AS errors,
  count(DISTINCT event_name) AS actions,
  count(DISTINCT principal) AS principals,
  count(DISTINCT account_id) AS accounts,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
GROUP BY event_source
ORDER BY events DESC, event_source
