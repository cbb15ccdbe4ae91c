-- title: One access key at a glance
-- topic: access-keys
-- why: Says whether a key behaves like one thing in one place, or like two.
-- parameter: access_key text: the access key id, such as AKIAIOSFODNN7EXAMPLE
-- column: access_key_id: the key
-- column: principals: distinct callers; more than one means a forged or reused key
-- column: principal: the first of them by name
-- column: first_seen: first use
-- column: last_seen: last use
-- column: events: all events
-- column: writes: events that change something
-- column: errors: events that failed
-- column: actions: distinct API actions
-- column: source_addresses: distinct places it was used from
-- column: addresses: up to ten of them
-- column: user_agents: distinct clients
-- column: regions: Regions it was used in
-- column: accounts: accounts it acted on
SELECT
  access_key_id,
  count(DISTINCT principal) AS principals,
  min(principal) AS principal,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen,
  count(*) AS events,
  count_if(NOT coalesce(read_only, false)) AS writes,
  count_if(error_code IS NOT NULL) AS errors,
  count(DISTINCT event_source || ':' || event_name) AS actions,
  count(DISTINCT source_ip_address) AS source_addresses,
  array_join(slice(array_agg(DISTINCT source_ip_address ORDER BY source_ip_address), 1, 10), ', ') AS addresses,
  count(DISTINCT user_agent) AS user_agents,
  array_join(array_agg(DISTINCT aws_region ORDER BY aws_region), ', ') AS regions,
  array_join(array_agg(DISTINCT account_id ORDER BY account_id), ', ') AS accounts
FROM cloudtrail_events
WHERE access_key_id = :access_key
GROUP BY access_key_id
ORDER BY access_key_id
