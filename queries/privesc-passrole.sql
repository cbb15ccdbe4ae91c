-- title: Roles handed to compute
-- topic: privileges
-- why: Who may start compute with a strong role has that role. Only calls that name a role are listed.
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: passed_role: role or instance profile, as the call names it
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
WITH calls AS (
  SELECT
    event_time,
    account_id,
    aws_region,
    principal,
    event_source,
    event_name,
    coalesce(
      json_extract_scalar(request_parameters, '$.role'),
      json_extract_scalar(request_parameters, '$.roleArn'),
      json_extract_scalar(request_parameters, '$.roleARN'),
      json_extract_scalar(request_parameters, '$.serviceRole'),
      json_extract_scalar(request_parameters, '$.taskRoleArn'),
      json_extract_scalar(request_parameters, '$.executionRoleArn'),
      json_extract_scalar(request_parameters, '$.iamInstanceProfile.arn'),
      json_extract_scalar(request_parameters, '$.iamInstanceProfile.name'),
      json_extract_scalar(
        request_parameters,
        '$.AssociateIamInstanceProfileRequest.IamInstanceProfile.Arn'
      ),
      json_extract_scalar(
        request_parameters,
        '$.AssociateIamInstanceProfileRequest.IamInstanceProfile.Name'
      )
    ) AS passed_role,
    error_code,
    event_id,
    log_key,
    record_index
  FROM cloudtrail_events
  WHERE event_name IN (
      'RunInstances',
      'AssociateIamInstanceProfile',
      'ReplaceIamInstanceProfileAssociation',
      'RegisterTaskDefinition',
      'RunTask',
      'CreateStack',
      'UpdateStack',
      'CreateChangeSet',
      'CreateDevEndpoint',
      'CreateJob',
      'CreateNotebookInstance',
      'CreateTrainingJob',
      'CreateProject',
      'CreateStateMachine',
      'CreatePipeline'
    )
    OR starts_with(event_name, 'CreateFunction20')
    OR starts_with(event_name, 'UpdateFunctionConfiguration20')
)
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  event_source,
  event_name,
  passed_role,
  error_code,
  event_id
FROM calls
WHERE passed_role IS NOT NULL
ORDER BY event_time, event_id, log_key, record_index
