-- title: Changes to permissions, trust and credentials
-- topic: privileges
-- why: The IAM calls that give somebody more than they had. Attempts that failed count.
-- column: event_time: when
-- column: account_id: the account
-- column: principal: the caller
-- column: event_name: the action
-- column: target: the user, role or group that gains
-- column: policy: the policy given, or the name of an inline policy
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  principal,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.userName'),
    json_extract_scalar(request_parameters, '$.roleName'),
    json_extract_scalar(request_parameters, '$.groupName')
  ) AS target,
  coalesce(
    json_extract_scalar(request_parameters, '$.policyArn'),
    json_extract_scalar(request_parameters, '$.policyName')
  ) AS policy,
  source_ip_address,
  error_code,
  event_id
FROM cloudtrail_events
WHERE event_source = 'iam.amazonaws.com'
  AND event_name IN (
    'CreatePolicyVersion',
    'SetDefaultPolicyVersion',
    'AttachUserPolicy',
    'AttachGroupPolicy',
    'AttachRolePolicy',
    'PutUserPolicy',
    'PutGroupPolicy',
    'PutRolePolicy',
    'AddUserToGroup',
    'UpdateAssumeRolePolicy',
    'CreateLoginProfile',
    'UpdateLoginProfile',
    'CreateAccessKey',
    'DeactivateMFADevice',
    'DeleteRolePermissionsBoundary',
    'DeleteUserPermissionsBoundary',
    'PutRolePermissionsBoundary',
    'PutUserPermissionsBoundary'
  )
ORDER BY event_time, event_id, log_key, record_index
