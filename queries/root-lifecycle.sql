-- title: Changes to the root user's e-mail address, password and reach
-- topic: root
-- why: Whoever controls the root user's mailbox controls the account.
-- column: event_time: when
-- column: account_id: the account
-- column: event_source: the service
-- column: event_name: the action
-- column: principal: the caller
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: request_parameters: with which parameters, as JSON
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  event_source,
  event_name,
  principal,
  source_ip_address,
  error_code,
  request_parameters,
  event_id
FROM cloudtrail_events
WHERE event_name IN (
    'EmailUpdated',
    'PasswordUpdated',
    'PasswordRecoveryRequested',
    'PasswordRecoveryCompleted',
    'StartPrimaryEmailUpdate',
    'AcceptPrimaryEmailUpdate',
    'AssumeRoot',
    'EnableOrganizationsRootSessions',
    'DisableOrganizationsRootSessions',
    'EnableOrganizationsRootCredentialsManagement',
    'DisableOrganizationsRootCredentialsManagement',
    'CloseAccount'
  )
ORDER BY event_time, event_id, log_key, record_index
