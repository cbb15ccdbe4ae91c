-- title: Everything one access key did
-- topic: access-keys
-- why: The first question about a leaked key. Temporary keys (ASIA…) work too.
-- parameter: access_key text: the access key id, such as AKIAIOSFODNN7EXAMPLE
-- column: event_time: when
-- column: account_id: the account that was acted on
-- column: aws_region: the Region
-- column: event_source: the service
-- column: event_name: the action
-- column: read_only: whether it only read
-- column: source_ip_address: from where
-- column: user_agent: with which client
-- column: error_code: why it failed; null on success
-- column: resources: what it touched, as JSON
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  event_source,
  event_name,
  read_only,
  source_ip_address,
  user_agent,
  error_code,
  resources,
  event_id
FROM cloudtrail_events
WHERE access_key_id = :access_key
ORDER BY event_time, event_id, log_key, record_index
