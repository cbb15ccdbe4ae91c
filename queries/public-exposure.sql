-- title: Resources opened to everybody
-- topic: data
-- why: Policies, ACLs, snapshots, images, functions and network rules that let anyone in. A policy is recognised when its
--   Effect and Principal stand next to each other, as almost all do. Network rules have a query of their own.
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: exposure: how it was opened
-- column: request_parameters: with which parameters, as JSON
-- column: event_id: id of the event
WITH calls AS (
  SELECT
    event_time,
    account_id,
    aws_region,
    principal,
    event_source,
    event_name,
    request_parameters,
    -- Policies inside of text have their quotes escaped.
    replace(request_parameters, '\"', '"') AS parameters,
    event_id,
    log_key,
    record_index
  FROM cloudtrail_events
  WHERE error_code IS NULL
    AND request_parameters IS NOT NULL
    AND NOT coalesce(read_only, false)
),
exposures AS (
  SELECT
    event_time,
    account_id,
    aws_region,
    principal,
    event_source,
    event_name,
    CASE
      WHEN regexp_like(
        parameters,
        '"Effect":"Allow",("Sid":"[^"]*",)?"Principal":("\*"|\{"AWS":("\*"|\["\*"))|"Principal":("\*"|\{"AWS":("\*"|\["\*"\])\}),"Effect":"Allow"'
      ) THEN 'policy allows every principal'
      WHEN event_source = 's3.amazonaws.com'
        AND regexp_like(event_name, 'Acl\z|^CreateBucket\z|^PutObject\z')
        AND regexp_like(parameters, 'AllUsers|AuthenticatedUsers|"public-read(-write)?"')
        THEN 'access control list names everybody'
      WHEN event_source = 's3.amazonaws.com'
        AND event_name IN ('DeleteBucketPublicAccessBlock', 'DeleteAccountPublicAccessBlock', 'DeletePublicAccessBlock')
        THEN 'public access block removed'
      WHEN event_source = 's3.amazonaws.com'
        AND event_name IN ('PutBucketPublicAccessBlock', 'PutAccountPublicAccessBlock')
        AND regexp_like(
          parameters,
          '"(BlockPublicAcls|IgnorePublicAcls|BlockPublicPolicy|RestrictPublicBuckets)":"?false'
        ) THEN 'public access block loosened'
      WHEN event_name IN ('ModifySnapshotAttribute', 'ModifyImageAttribute')
        AND regexp_like(parameters, '"add":\{[^}]*"group":"all"')
        THEN 'shared with every account'
      WHEN event_name IN ('ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute')
        AND regexp_like(parameters, '"valuesToAdd":\[[^\]]*"all"')
        THEN 'shared with every account'
      WHEN event_source = 'ssm.amazonaws.com'
        AND event_name = 'ModifyDocumentPermission'
        AND regexp_like(parameters, '"accountIdsToAdd":\[[^\]]*"[Aa]ll"')
        THEN 'shared with every account'
      WHEN event_source = 'lambda.amazonaws.com'
        AND regexp_like(event_name, '^Add(LayerVersion)?Permission')
        AND json_extract_scalar(request_parameters, '$.principal') = '*'
        THEN 'function open to every principal'
      WHEN event_source = 'lambda.amazonaws.com'
        AND regexp_like(event_name, '^(Create|Update)FunctionUrlConfig')
        AND json_extract_scalar(request_parameters, '$.authType') = 'NONE'
        THEN 'function address without authentication'
      WHEN event_source = 'rds.amazonaws.com'
        AND json_extract_scalar(request_parameters, '$.publiclyAccessible') = 'true'
        THEN 'database reachable from the internet'
    END AS exposure,
    request_parameters,
    event_id,
    log_key,
    record_index
  FROM calls
)
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  event_source,
  event_name,
  exposure,
  request_parameters,
  event_id
FROM exposures
WHERE exposure IS NOT NULL
ORDER BY event_time, event_id, log_key, record_index
