-- title: Snapshots and images shared with other accounts
-- topic: data
-- why: A shared snapshot is a copy of a disk or database that leaves without any traffic.
-- column: event_time: when
-- column: account_id: the account that owns it
-- column: aws_region: the Region
-- column: principal: the caller
-- column: event_name: the action
-- column: resource: snapshot or image
-- column: shared_with: accounts with commas between, or `all`
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
WITH shares AS (
  SELECT
    event_time,
    account_id,
    aws_region,
    principal,
    event_name,
    coalesce(
      json_extract_scalar(request_parameters, '$.snapshotId'),
      json_extract_scalar(request_parameters, '$.imageId'),
      json_extract_scalar(request_parameters, '$.dBSnapshotIdentifier'),
      json_extract_scalar(request_parameters, '$.dBClusterSnapshotIdentifier')
    ) AS resource,
    -- Engines write a JSON list as text each in their own way; the record's own text is the same for all.
    nullif(
      regexp_extract(request_parameters, '"(add":\{"items|valuesToAdd)":\[([^\]]*)\]', 2),
      ''
    ) AS added,
    source_ip_address,
    error_code,
    event_id,
    log_key,
    record_index
  FROM cloudtrail_events
  WHERE event_name IN (
      'ModifySnapshotAttribute',
      'ModifyImageAttribute',
      'ModifyDBSnapshotAttribute',
      'ModifyDBClusterSnapshotAttribute'
    )
)
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  event_name,
  resource,
  regexp_replace(added, '"(userId|group|organizationArn|organizationalUnitArn)":|["{}]', '') AS shared_with,
  source_ip_address,
  error_code,
  event_id
FROM shares
WHERE added IS NOT NULL
ORDER BY event_time, event_id, log_key, record_index
