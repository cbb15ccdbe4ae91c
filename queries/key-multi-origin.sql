-- title: Keys used from several addresses
-- topic: access-keys
-- why: A stolen key is used from its owner's place and from the thief's. Keys of services without a fixed address
--   show up here too.
-- parameter: min_addresses integer = 3 [2..100000]: fewest distinct addresses to list a key
-- column: access_key_id: the key
-- column: principal: the caller, the first by name
-- column: source_addresses: distinct addresses
-- column: addresses: up to ten of them
-- column: user_agents: distinct clients
-- column: events: all events from an address
-- column: first_seen: first use
-- column: last_seen: last use
SELECT
  access_key_id,
  min(principal) AS principal,
  count(DISTINCT source_ip_address) AS source_addresses,
  array_join(slice(array_agg(DISTINCT source_ip_address ORDER BY source_ip_address), 1, 10), ', ') AS addresses,
  count(DISTINCT user_agent) AS user_agents,
  count(*) AS events,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
WHERE source_is_ip
  AND invoked_by IS NULL
  AND access_key_id <> ''
GROUP BY access_key_id
HAVING count(DISTINCT source_ip_address) >= :min_addresses
ORDER BY source_addresses DESC, access_key_id
