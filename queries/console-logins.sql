-- title: Console sign-ins
-- topic: sign-in
-- why: Who signed in, from where, with or without MFA. For federated users the identity provider asks for MFA, so AWS
--   says No.
-- column: event_time: when
-- column: account_id: the account
-- column: principal: who; for a wrong user name the account
-- column: user_name: the user as typed; hidden by AWS when no such user exists
-- column: identity_type: Root, IAMUser, AssumedRole, …
-- column: source_ip_address: from where
-- column: mfa_used: Yes or No
-- column: result: Success or Failure
-- column: error_message: why it failed
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  principal,
  user_name,
  identity_type,
  source_ip_address,
  json_extract_scalar(additional_event_data, '$.MFAUsed') AS mfa_used,
  json_extract_scalar(response_elements, '$.ConsoleLogin') AS result,
  error_message,
  event_id
FROM cloudtrail_events
WHERE event_source = 'signin.amazonaws.com'
  AND event_name = 'ConsoleLogin'
ORDER BY event_time, event_id, log_key, record_index
