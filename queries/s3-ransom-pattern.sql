-- title: Buckets emptied or encrypted with a foreign key
-- topic: data
-- why: Mass deletion, or copies encrypted with a key that only the caller knows (SSE-C), is how buckets are held to ransom.
--   Needs data events of S3.
-- parameter: min_deleted integer = 50 [1..1000000000]: fewest delete calls to list
-- column: principal: the caller
-- column: account_id: the account that recorded it
-- column: bucket: the bucket
-- column: reads: objects read
-- column: writes: objects written
-- column: deletes: delete calls; one DeleteObjects call may delete a thousand objects
-- column: customer_key_writes: objects written with a key of the caller
-- column: first_seen: first of these calls
-- column: last_seen: last of these calls
WITH calls AS (
  SELECT
    principal,
    account_id,
    json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
    event_name,
    event_time,
    json_extract_scalar(
      request_parameters,
      '$["x-amz-server-side-encryption-customer-algorithm"]'
    ) AS customer_algorithm
  FROM cloudtrail_events
  WHERE event_source = 's3.amazonaws.com'
    AND error_code IS NULL
    AND event_name IN ('GetObject', 'PutObject', 'CopyObject', 'DeleteObject', 'DeleteObjects')
)
SELECT
  principal,
  account_id,
  bucket,
  count_if(event_name = 'GetObject') AS reads,
  count_if(event_name IN ('PutObject', 'CopyObject')) AS writes,
  count_if(event_name IN ('DeleteObject', 'DeleteObjects')) AS deletes,
  count_if(event_name IN ('PutObject', 'CopyObject') AND customer_algorithm IS NOT NULL) AS customer_key_writes,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM calls
GROUP BY principal, account_id, bucket
HAVING count_if(event_name IN ('DeleteObject', 'DeleteObjects')) >= :min_deleted
  OR count_if(event_name IN ('PutObject', 'CopyObject') AND customer_algorithm IS NOT NULL) > 0
ORDER BY deletes DESC, customer_key_writes DESC, principal, account_id, bucket
