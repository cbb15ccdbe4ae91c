-- title: What happened to one resource
-- topic: resources
-- why: Every change whose resources, parameters or result name it. The text is taken as it is: give an id, a name or an
--   ARN that nothing else contains.
-- parameter: resource text: an id, a name or an ARN
-- parameter: include_reads boolean = false: list calls that only read as well
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: event_source: the service
-- column: event_name: the action
-- column: principal: the caller
-- column: source_ip_address: from where
-- column: error_code: why it failed; null on success
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  event_source,
  event_name,
  principal,
  source_ip_address,
  error_code,
  event_id
FROM cloudtrail_events
WHERE (
    strpos(coalesce(resources, ''), :resource) > 0
    OR strpos(coalesce(request_parameters, ''), :resource) > 0
    OR strpos(coalesce(response_elements, ''), :resource) > 0
  )
  AND (:include_reads OR NOT coalesce(read_only, false))
ORDER BY event_time, event_id, log_key, record_index
