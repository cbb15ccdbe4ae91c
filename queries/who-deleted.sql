-- title: Everything that was deleted or taken away
-- topic: resources
-- why: When something is gone: who, when and from where.
-- column: event_time: when
-- column: account_id: the account
-- column: aws_region: the Region
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: source_ip_address: from where
-- column: request_parameters: with which parameters, as JSON
-- column: event_id: id of the event
SELECT
  event_time,
  account_id,
  aws_region,
  principal,
  event_source,
  event_name,
  source_ip_address,
  request_parameters,
  event_id
FROM cloudtrail_events
WHERE regexp_like(event_name, '^(Delete|Terminate|Remove|Deregister|Disable|Detach|Release|Revoke|Purge|Schedule.*Deletion)')
  AND error_code IS NULL
  AND NOT coalesce(read_only, false)
ORDER BY event_time, event_id, log_key, record_index
