-- title: Permission changes soon after being denied
-- topic: privileges
-- why: Denied first, then granted by the same caller: the shape of a privilege escalation that worked.
-- parameter: window_minutes integer = 60 [1..10080]: how long before the change a denial counts
-- column: changed_at: when permissions changed
-- column: account_id: the account
-- column: principal: the caller
-- column: event_name: the change
-- column: target: the user, role or group that gained
-- column: denials: denied calls of the caller in the window before
-- column: denied_actions: up to ten of them
-- column: first_denied_at: first of them
-- column: event_id: id of the change
WITH changes AS (
  SELECT
    event_time,
    account_id,
    principal,
    event_name,
    coalesce(
      json_extract_scalar(request_parameters, '$.userName'),
      json_extract_scalar(request_parameters, '$.roleName'),
      json_extract_scalar(request_parameters, '$.groupName'),
      json_extract_scalar(request_parameters, '$.policyArn')
    ) AS target,
    event_id
  FROM cloudtrail_events
  WHERE event_source = 'iam.amazonaws.com'
    AND error_code IS NULL
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
      'DeleteRolePermissionsBoundary',
      'DeleteUserPermissionsBoundary'
    )
),
denials AS (
  SELECT principal, event_time, event_name
  FROM cloudtrail_events
  WHERE regexp_like(error_code, 'AccessDenied|Unauthorized|AuthorizationError')
)
SELECT
  changes.event_time AS changed_at,
  changes.account_id,
  changes.principal,
  changes.event_name,
  changes.target,
  count(*) AS denials,
  array_join(slice(array_agg(DISTINCT denials.event_name ORDER BY denials.event_name), 1, 10), ', ') AS denied_actions,
  min(denials.event_time) AS first_denied_at,
  changes.event_id
FROM changes
JOIN denials
  ON denials.principal = changes.principal
  AND denials.event_time <= changes.event_time
  AND denials.event_time >= date_add('minute', -:window_minutes, changes.event_time)
GROUP BY
  changes.event_time,
  changes.account_id,
  changes.principal,
  changes.event_name,
  changes.target,
  changes.event_id
ORDER BY changed_at, changes.event_id, changes.account_id, changes.event_name
