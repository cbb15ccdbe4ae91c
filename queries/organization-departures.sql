-- title: Accounts that left or tried to leave the organization
-- topic: organization
-- why: An account outside of the organization is outside of its policies and its trail. Attempts that failed count.
-- column: event_time: when
-- column: account_id: the account that the call was made in
-- column: event_name: LeaveOrganization, RemoveAccountFromOrganization, CloseAccount or DeleteOrganization
-- column: departing_account_id: the account that leaves; null for the whole organization
-- column: principal: the caller
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: error_message: the reason in words
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  event_name,
  CASE
    WHEN event_name = 'LeaveOrganization' THEN account_id
    ELSE json_extract_scalar(request_parameters, '$.accountId')
  END AS departing_account_id,
  principal,
  source_ip_address,
  error_code,
  error_message,
  event_id
FROM cloudtrail_events
WHERE event_source = 'organizations.amazonaws.com'
  AND event_name IN (
    'LeaveOrganization',
    'RemoveAccountFromOrganization',
    'CloseAccount',
    'DeleteOrganization'
  )
ORDER BY event_time, event_id, log_key, record_index
