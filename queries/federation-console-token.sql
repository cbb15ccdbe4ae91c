-- title: Console access made from access keys
-- topic: sign-in
-- why: A key can be turned into a console session that no password or MFA guards.
-- column: event_time: when
-- column: account_id: the account
-- column: event_name: GetSigninToken, GetFederationToken or SwitchRole
-- column: principal: the caller
-- column: source_ip_address: from where
-- column: user_agent: with which client
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  event_name,
  principal,
  source_ip_address,
  user_agent,
  error_code,
  event_id
FROM cloudtrail_events
WHERE (event_source = 'signin.amazonaws.com' AND event_name IN ('GetSigninToken', 'SwitchRole'))
  OR (event_source = 'sts.amazonaws.com' AND event_name = 'GetFederationToken')
ORDER BY event_time, event_id, log_key, record_index
