-- title: What a key changed, with all keys that came from it
-- topic: access-keys
-- why: The extent of a compromise: every write by the key itself and by the credentials it issued, in any account.
-- parameter: access_key text: the access key id to start from
-- parameter: max_depth integer = 5 [1..9]: how many generations to follow
-- column: account_id: the account that was acted on
-- column: event_source: the service
-- column: event_name: the action
-- column: events: how often it was tried
-- column: failed: how often it failed
-- column: keys: distinct keys of the family that did it
-- column: first_seen: first time
-- column: last_seen: last time
WITH RECURSIVE
issued (parent_key, child_key) AS (
  SELECT access_key_id, issued_key_id
  FROM cloudtrail_events
  WHERE issued_key_id IS NOT NULL
    AND access_key_id IS NOT NULL
    AND issued_key_id <> access_key_id
),
family (access_key_id, depth) AS (
  SELECT CAST(:access_key AS varchar), 0
  UNION ALL
  SELECT issued.child_key, family.depth + 1
  FROM family
  JOIN issued ON issued.parent_key = family.access_key_id
  WHERE family.depth < :max_depth
),
members (access_key_id) AS (
  SELECT DISTINCT access_key_id FROM family
)
SELECT
  calls.account_id,
  calls.event_source,
  calls.event_name,
  count(*) AS events,
  count_if(calls.error_code IS NOT NULL) AS failed,
  count(DISTINCT calls.access_key_id) AS keys,
  min(calls.event_time) AS first_seen,
  max(calls.event_time) AS last_seen
FROM cloudtrail_events AS calls
JOIN members ON members.access_key_id = calls.access_key_id
WHERE NOT coalesce(calls.read_only, false)
GROUP BY calls.account_id, calls.event_source, calls.event_name
ORDER BY events DESC, calls.account_id, calls.event_source, calls.event_name
