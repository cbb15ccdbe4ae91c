-- title: Changes to how long a bucket keeps its objects
-- topic: logging
-- why: A lifecycle of one day empties a log bucket without a single delete call; suspended versioning and a loosened
--   lock do the same later.
-- column: event_time: when
-- column: account_id: the account
-- column: principal: the caller
-- column: event_name: the action
-- column: bucket: the bucket
-- column: expiration_days: days after which the first lifecycle rule deletes; null when it does not say
-- column: setting: versioning status or lock mode that was set
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  principal,
  event_name,
  json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
  TRY_CAST(
    nullif(
      regexp_extract(
        coalesce(
          json_extract_scalar(request_parameters, '$.LifecycleConfiguration.Rule.Expiration.Days'),
          json_extract_scalar(request_parameters, '$.LifecycleConfiguration.Rule[0].Expiration.Days')
        ),
        '^-?[0-9]+\z'
      ),
      ''
    ) AS bigint
  ) AS expiration_days,
  coalesce(
    json_extract_scalar(request_parameters, '$.VersioningConfiguration.Status'),
    json_extract_scalar(request_parameters, '$.ObjectLockConfiguration.Rule.DefaultRetention.Mode')
  ) AS setting,
  source_ip_address,
  error_code,
  event_id
FROM cloudtrail_events
WHERE event_source = 's3.amazonaws.com'
  AND event_name IN (
    'PutBucketLifecycle',
    'PutBucketLifecycleConfiguration',
    'DeleteBucketLifecycle',
    'PutBucketVersioning',
    'PutBucketObjectLockConfiguration'
  )
ORDER BY event_time, event_id, log_key, record_index
