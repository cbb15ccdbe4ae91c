-- title: Who is throttled, hour by hour
-- topic: errors
-- why: A client that calls too often slows down everybody in its account.
-- column: hour: start of the hour
-- column: account_id: the account
-- column: event_source: the service
-- column: event_name: the action
-- column: principal: the caller
-- column: events: throttled calls
SELECT
  date_trunc('hour', event_time) AS hour,
  account_id,
  event_source,
  event_name,
  principal,
  count(*) AS events
FROM cloudtrail_events
WHERE regexp_like(lower(error_code), 'throttl|requestlimitexceeded|toomanyrequests|slowdown|bandwidthlimitexceeded')
GROUP BY 1, account_id, event_source, event_name, principal
ORDER BY events DESC, hour, account_id, event_source, event_name, principal
