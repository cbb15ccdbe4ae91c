-- title: One role session, in order
-- topic: sessions
-- why: A session is one login of a person or one run of a pipeline; its name is often the person's.
-- parameter: principal_id text: the session's id, such as AROAEXAMPLE:alice
-- column: event_time: when
-- column: account_id: the account that was acted on
-- column: aws_region: the Region
-- column: event_source: the service
-- column: event_name: the action
-- column: read_only: whether it only read
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  event_source,
  event_name,
  read_only,
  source_ip_address,
  error_code,
  event_id
FROM cloudtrail_events
WHERE principal_id = :principal_id
ORDER BY event_time, event_id, log_key, record_index
