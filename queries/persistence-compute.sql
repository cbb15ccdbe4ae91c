-- title: Code and triggers planted in compute
-- topic: persistence
-- why: Functions, rules, schedules, images, key pairs and start-up scripts run later, when nobody looks.
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: target: the resource concerned, as the call names it
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  event_source,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.functionName'),
    json_extract_scalar(request_parameters, '$.name'),
    json_extract_scalar(request_parameters, '$.rule'),
    json_extract_scalar(request_parameters, '$.keyName'),
    json_extract_scalar(request_parameters, '$.instanceId')
  ) AS target,
  event_id
FROM cloudtrail_events
WHERE error_code IS NULL
  AND (
    (
      event_source = 'ec2.amazonaws.com'
      AND event_name IN ('CreateKeyPair', 'ImportKeyPair', 'CreateImage', 'RegisterImage')
    )
    OR (
      event_source = 'ec2.amazonaws.com'
      AND event_name = 'ModifyInstanceAttribute'
      AND json_extract(request_parameters, '$.userData') IS NOT NULL
    )
    OR (
      event_source = 'ec2-instance-connect.amazonaws.com'
      AND event_name IN ('SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey')
    )
    OR (event_source = 'events.amazonaws.com' AND event_name IN ('PutRule', 'PutTargets'))
    OR (event_source = 'scheduler.amazonaws.com' AND event_name = 'CreateSchedule')
    OR (
      event_source = 'lambda.amazonaws.com'
      AND regexp_like(
        event_name,
        '^(CreateFunction|UpdateFunctionCode|UpdateFunctionConfiguration|AddPermission|CreateEventSourceMapping|CreateFunctionUrlConfig)(20|\z)'
      )
    )
    OR (event_source = 'ssm.amazonaws.com' AND event_name IN ('SendCommand', 'StartSession', 'CreateAssociation'))
  )
ORDER BY event_time, event_id, log_key, record_index
