-- title: Console sign-ins of users and root without MFA
-- topic: sign-in
-- why: A password alone opened the console. Federated sign-ins are left out: their MFA happens elsewhere.
-- column: event_time: when
-- column: account_id: the account
-- column: principal: who
-- column: identity_type: Root or IAMUser
-- column: source_ip_address: from where
-- column: user_agent: with which browser
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  principal,
  identity_type,
  source_ip_address,
  user_agent,
  event_id
FROM cloudtrail_events
WHERE event_source = 'signin.amazonaws.com'
  AND event_name = 'ConsoleLogin'
  AND identity_type IN ('IAMUser', 'Root')
  AND json_extract_scalar(response_elements, '$.ConsoleLogin') = 'Success'
  AND json_extract_scalar(additional_event_data, '$.MFAUsed') = 'No'
ORDER BY event_time, event_id, log_key, record_index
