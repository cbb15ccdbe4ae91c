-- title: The calls that started a role session
-- topic: sessions
-- why: Tells who stood behind a session and with what they proved it. A session name used again gives several rows.
-- parameter: principal_id text: the session's id, such as AROAEXAMPLE:alice
-- column: event_time: when
-- column: account_id: the account that recorded it
-- column: event_name: the call that started it
-- column: principal: who called
-- column: identity_arn: the caller's own session
-- column: source_ip_address: from where
-- column: user_agent: with which client
-- column: session_name: name that the caller gave the session
-- column: role_arn: the role
-- column: issued_key_id: the key that the session works with
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  event_name,
  principal,
  identity_arn,
  source_ip_address,
  user_agent,
  json_extract_scalar(request_parameters, '$.roleSessionName') AS session_name,
  target_role_arn AS role_arn,
  issued_key_id,
  event_id
FROM cloudtrail_events
WHERE event_source = 'sts.amazonaws.com'
  AND json_extract_scalar(response_elements, '$.assumedRoleUser.assumedRoleId') = :principal_id
ORDER BY event_time, event_id, account_id, log_key, record_index
