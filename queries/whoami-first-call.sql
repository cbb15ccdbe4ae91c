-- title: Long-lived keys whose first call asks who they are
-- topic: access-keys
-- why: Somebody who found a key begins with GetCallerIdentity or a list of buckets. Meaningful when the lake reaches
--   back before the key was found.
-- column: access_key_id: the key
-- column: principal: the caller
-- column: first_seen: first call in the lake
-- column: first_call: what it was
-- column: source_ip_address: from where
-- column: user_agent: with which client
-- column: error_code: why it failed; null on success
WITH ranked AS (
  SELECT
    access_key_id,
    principal,
    event_time,
    event_name,
    source_ip_address,
    user_agent,
    error_code,
    row_number() OVER (
      PARTITION BY access_key_id ORDER BY event_time, event_id, log_key, record_index
    ) AS place
  FROM cloudtrail_events
  WHERE access_key_id LIKE 'AKIA%'
    AND event_time IS NOT NULL
)
SELECT
  access_key_id,
  principal,
  event_time AS first_seen,
  event_name AS first_call,
  source_ip_address,
  user_agent,
  error_code
FROM ranked
WHERE place = 1
  AND event_name IN ('GetCallerIdentity', 'ListBuckets', 'GetSendQuota', 'GetAccount', 'ListServiceQuotas')
ORDER BY first_seen, access_key_id
