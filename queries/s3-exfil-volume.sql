-- title: Who read how much from which bucket
-- topic: data
-- why: Theft shows as volume. Needs data events of S3; bytes are what S3 says it sent.
-- parameter: min_objects integer = 100 [1..1000000000]: fewest reads to list
-- column: principal: the caller
-- column: account_id: the account that recorded it
-- column: bucket: the bucket
-- column: source_ip_address: from where
-- column: reads: objects read
-- column: keys: distinct objects
-- column: bytes_out: bytes sent
-- column: first_seen: first read
-- column: last_seen: last read
SELECT
  principal,
  account_id,
  json_extract_scalar(request_parameters, '$.bucketName') AS bucket,
  source_ip_address,
  count(*) AS reads,
  count(DISTINCT json_extract_scalar(request_parameters, '$.key')) AS keys,
  TRY_CAST(
    round(sum(TRY_CAST(json_extract_scalar(additional_event_data, '$.bytesTransferredOut') AS double))) AS bigint
  ) AS bytes_out,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
WHERE event_source = 's3.amazonaws.com'
  AND event_name = 'GetObject'
  AND error_code IS NULL
GROUP BY 1, 2, 3, 4
HAVING count(*) >= :min_objects
ORDER BY bytes_out DESC, reads DESC, principal, account_id, bucket, source_ip_address
