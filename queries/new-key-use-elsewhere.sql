-- title: New keys used from another address than they were made from
-- topic: access-keys
-- why: Whoever makes a key for somebody else, or for later, uses it from another place.
-- column: access_key_id: the new key
-- column: created_by: who made it
-- column: created_at: when
-- column: created_from: from which address
-- column: used_from: another address it was used from
-- column: principal: the caller there
-- column: events: calls from there
-- column: first_used: first call from there
WITH created AS (
  SELECT
    issued_key_id AS access_key_id,
    min(principal) AS created_by,
    min(event_time) AS created_at,
    min(source_ip_address) AS created_from
  FROM cloudtrail_events
  WHERE event_source = 'iam.amazonaws.com'
    AND event_name = 'CreateAccessKey'
    AND issued_key_id IS NOT NULL
  GROUP BY issued_key_id
)
SELECT
  created.access_key_id,
  created.created_by,
  created.created_at,
  created.created_from,
  used.source_ip_address AS used_from,
  min(used.principal) AS principal,
  count(*) AS events,
  min(used.event_time) AS first_used
FROM created
JOIN cloudtrail_events AS used ON used.access_key_id = created.access_key_id
WHERE used.source_is_ip
  AND used.invoked_by IS NULL
  AND used.source_ip_address <> created.created_from
GROUP BY
  created.access_key_id,
  created.created_by,
  created.created_at,
  created.created_from,
  used.source_ip_address
ORDER BY created.created_at, created.access_key_id, first_used, used_from
