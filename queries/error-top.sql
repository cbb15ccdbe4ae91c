-- title: The most frequent errors
-- topic: errors
-- why: What is broken, misconfigured or being probed.
-- parameter: limit integer = 50 [1..100000]: how many errors to list
-- column: event_source: the service
-- column: event_name: the action
-- column: error_code: the error
-- column: events: how often
-- column: principals: distinct callers
-- column: accounts: distinct accounts
-- column: sample_message: one of the messages
-- column: first_seen: first time
-- column: last_seen: last time
SELECT
  event_source,
  event_name,
  error_code,
  count(*) AS events,
  count(DISTINCT principal) AS principals,
  count(DISTINCT account_id) AS accounts,
  min(error_message) AS sample_message,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
WHERE error_code IS NOT NULL
GROUP BY event_source, event_name, error_code
ORDER BY events DESC, event_source, event_name, error_code
LIMIT :limit
