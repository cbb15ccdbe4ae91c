-- title: What one caller changed, in order
-- topic: principals
-- why: The story of a role, a user or a person behind a source identity.
-- parameter: principal text: a role or user ARN, a session ARN, or a source identity
-- parameter: include_reads boolean = false: list calls that only read as well
-- column: event_time: when
-- column: account_id: the account that was acted on
-- column: aws_region: the Region
-- column: event_source: the service
-- column: event_name: the action
-- column: identity_arn: the session that called
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: request_parameters: with which parameters, as JSON
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  event_source,
  event_name,
  identity_arn,
  source_ip_address,
  error_code,
  request_parameters,
  event_id
FROM cloudtrail_events
WHERE (principal = :principal OR identity_arn = :principal OR source_identity = :principal)
  AND (:include_reads OR NOT coalesce(read_only, false))
ORDER BY event_time, event_id, log_key, record_index
