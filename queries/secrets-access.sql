-- title: Who read which secrets
-- topic: data
-- why: Secrets Manager, Parameter Store and the Windows passwords of instances. Reads that failed are counted.
-- column: principal: the caller
-- column: account_id: the account that was acted on
-- column: event_name: the action
-- column: secret: name or ARN; for a list of them the list
-- column: events: all reads
-- column: errors: reads that failed
-- column: source_addresses: distinct places
-- column: first_seen: first read
-- column: last_seen: last read
WITH calls AS (
  SELECT
    principal,
    account_id,
    event_name,
    coalesce(
      json_extract_scalar(request_parameters, '$.secretId'),
      json_extract_scalar(request_parameters, '$.name'),
      json_extract_scalar(request_parameters, '$.path'),
      json_extract_scalar(request_parameters, '$.instanceId'),
      -- Engines write a JSON list as text each in their own way; the record's own text is the same for all.
      replace(nullif(regexp_extract(request_parameters, '"secretIdList":\[([^\]]*)\]', 1), ''), '"', ''),
      replace(nullif(regexp_extract(request_parameters, '"names":\[([^\]]*)\]', 1), ''), '"', '')
    ) AS secret,
    error_code,
    source_ip_address,
    event_time
  FROM cloudtrail_events
  WHERE (
      event_source = 'secretsmanager.amazonaws.com'
      AND event_name IN ('GetSecretValue', 'BatchGetSecretValue')
    )
    OR (
      event_source = 'ssm.amazonaws.com'
      AND event_name IN ('GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory')
    )
    OR (event_source = 'ec2.amazonaws.com' AND event_name = 'GetPasswordData')
)
SELECT
  principal,
  account_id,
  event_name,
  secret,
  count(*) AS events,
  count_if(error_code IS NOT NULL) AS errors,
  count(DISTINCT source_ip_address) AS source_addresses,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM calls
GROUP BY principal, account_id, event_name, secret
ORDER BY events DESC, principal, account_id, event_name, secret
