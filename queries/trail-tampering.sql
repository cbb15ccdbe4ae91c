-- title: Trails stopped, deleted or narrowed
-- topic: logging
-- why: CloudTrail itself under attack, or being changed by its owner. Attempts that failed count.
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: the caller
-- column: event_name: the action
-- column: trail: the trail or event data store, as the call names it
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: request_parameters: with which parameters, as JSON
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  event_name,
  coalesce(
    json_extract_scalar(request_parameters, '$.name'),
    json_extract_scalar(request_parameters, '$.trailName'),
    json_extract_scalar(request_parameters, '$.eventDataStore')
  ) AS trail,
  source_ip_address,
  error_code,
  request_parameters,
  event_id
FROM cloudtrail_events
WHERE event_source = 'cloudtrail.amazonaws.com'
  AND event_name IN (
    'StopLogging',
    'DeleteTrail',
    'UpdateTrail',
    'PutEventSelectors',
    'PutInsightSelectors',
    'DeleteEventDataStore',
    'UpdateEventDataStore',
    'StopEventDataStoreIngestion',
    'DeregisterOrganizationDelegatedAdmin'
  )
ORDER BY event_time, event_id, log_key, record_index
