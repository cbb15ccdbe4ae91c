-- title: Changes made by hand in the console
-- topic: resources
-- why: What was clicked instead of deployed. Needs records of version 1.08 or newer, which say that credentials came from
--   the console.
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: the caller
-- column: identity_arn: the session that called
-- column: event_source: the service
-- column: event_name: the action
-- column: source_ip_address: from where
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  identity_arn,
  event_source,
  event_name,
  source_ip_address,
  event_id
FROM cloudtrail_events
WHERE from_console
  AND NOT coalesce(read_only, false)
  AND error_code IS NULL
ORDER BY event_time, event_id, log_key, record_index
