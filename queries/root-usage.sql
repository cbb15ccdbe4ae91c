-- title: What the root user did
-- topic: root
-- why: Root is not bound by IAM policies and hardly ever needed. What AWS services do in its name is left out.
-- column: event_time: when
-- column: account_id: the account
-- column: event_source: the service
-- column: event_name: the action
-- column: aws_region: the Region
-- column: source_ip_address: from where
-- column: user_agent: with which client
-- column: mfa_authenticated: whether the session was made with MFA; null when not stated
-- column: assumed_root: true when the management account took the role of root (sts:AssumeRoot)
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  event_source,
  event_name,
  aws_region,
  source_ip_address,
  user_agent,
  mfa_authenticated,
  assumed_root,
  error_code,
  event_id
FROM cloudtrail_events
WHERE identity_type = 'Root'
  AND invoked_by IS NULL
  AND coalesce(event_type, '') <> 'AwsServiceEvent'
ORDER BY event_time, event_id, log_key, record_index
