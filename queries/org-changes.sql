-- title: Changes to the organization
-- topic: organization
-- why: Accounts, organizational units, policies, delegated administrators and trusted services.
-- column: event_time: when
-- column: account_id: the account that the call was made in
-- column: event_name: the action
-- column: principal: the caller
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: request_parameters: with which parameters, as JSON
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  event_name,
  principal,
  source_ip_address,
  error_code,
  request_parameters,
  event_id
FROM cloudtrail_events
WHERE event_source = 'organizations.amazonaws.com'
  AND NOT coalesce(read_only, false)
ORDER BY event_time, event_id, log_key, record_index
