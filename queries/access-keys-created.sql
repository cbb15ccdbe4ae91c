-- title: Access keys that were created, and how much they were used
-- topic: access-keys
-- why: A new long-lived key is the most common way to stay in an account.
-- column: event_time: when it was created
-- column: account_id: the account
-- column: principal: who created it
-- column: user_name: the user that it belongs to
-- column: access_key_id: the new key; null when the attempt failed
-- column: source_ip_address: from where it was created
-- column: error_code: why it failed; null on success
-- column: later_events: calls made with the new key
-- column: event_id: id of the event
WITH used AS (
  SELECT access_key_id, count(*) AS later_events
  FROM cloudtrail_events
  WHERE access_key_id <> ''
  GROUP BY access_key_id
)
SELECT
  created.event_time,
  created.account_id,
  created.principal,
  coalesce(
    json_extract_scalar(created.request_parameters, '$.userName'),
    json_extract_scalar(created.response_elements, '$.accessKey.userName'),
    created.user_name
  ) AS user_name,
  created.issued_key_id AS access_key_id,
  created.source_ip_address,
  created.error_code,
  coalesce(used.later_events, 0) AS later_events,
  created.event_id
FROM cloudtrail_events AS created
LEFT JOIN used ON used.access_key_id = created.issued_key_id
WHERE created.event_source = 'iam.amazonaws.com'
  AND created.event_name = 'CreateAccessKey'
ORDER BY created.event_time, created.event_id, created.log_key, created.record_index
