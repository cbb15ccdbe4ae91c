-- title: Records that contradict each other
-- topic: overview
-- why: CloudTrail delivers an event with one content. Two records with one event id and different contents mean
--   that a log file was forged or altered; verify tells which one is signed.
-- column: event_id: the id that the records share
-- column: account_id: the account
-- column: event_time: the time that this record claims
-- column: event_source: the service that this record claims
-- column: event_name: the action that this record claims
-- column: principal: the caller that this record claims
-- column: log_location: where the record was read
-- column: log_key: the log file of the record
-- column: record_index: position of the record in the file, from 0
SELECT
  event_id,
  account_id,
  event_time,
  event_source,
  event_name,
  principal,
  log_location,
  log_key,
  record_index
FROM cloudtrail_events
WHERE conflicting
ORDER BY event_id, account_id, log_location, log_key, record_index
