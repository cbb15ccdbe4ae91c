-- title: New identities and ways to sign in
-- topic: persistence
-- why: Users, roles, keys, passwords, identity providers and trust: what an intruder leaves behind to come back.
-- column: event_time: when
-- column: account_id: the account
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: target: the identity concerned, as the call names it
-- column: issued_key_id: the access key that was made
-- column: source_ip_address: from where
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  principal,
  event_source,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.userName'),
    json_extract_scalar(request_parameters, '$.roleName'),
    json_extract_scalar(request_parameters, '$.name'),
    json_extract_scalar(request_parameters, '$.url'),
    json_extract_scalar(request_parameters, '$.principalId')
  ) AS target,
  issued_key_id,
  source_ip_address,
  event_id
FROM cloudtrail_events
WHERE error_code IS NULL
  AND (
    (
      event_source = 'iam.amazonaws.com'
      AND event_name IN (
        'CreateUser',
        'CreateRole',
        'CreateAccessKey',
        'CreateLoginProfile',
        'UpdateLoginProfile',
        'CreateSAMLProvider',
        'UpdateSAMLProvider',
        'CreateOpenIDConnectProvider',
        'UpdateAssumeRolePolicy',
        'CreateServiceSpecificCredential',
        'UploadSSHPublicKey',
        'UploadSigningCertificate'
      )
    )
    OR (event_source = 'rolesanywhere.amazonaws.com' AND event_name IN ('CreateTrustAnchor', 'CreateProfile'))
    OR (
      event_source IN ('sso.amazonaws.com', 'sso-directory.amazonaws.com', 'identitystore.amazonaws.com')
      AND event_name IN ('CreateUser', 'CreateAccountAssignment', 'CreatePermissionSet')
    )
  )
ORDER BY event_time, event_id, log_key, record_index
