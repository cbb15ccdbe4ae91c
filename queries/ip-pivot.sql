-- title: Who else used an address
-- topic: network
-- why: From one bad call to every caller, key and account that the same address touched.
-- parameter: address text: an IP address, or a service name as CloudTrail writes it
-- column: account_id: the account that was acted on
-- column: principal: the caller
-- column: access_key_id: the key
-- column: events: all events
-- column: errors: events that failed
-- column: actions: up to fifteen of the actions
-- column: user_agents: distinct clients
-- column: first_seen: first event
-- column: last_seen: last event
SELECT
  account_id,
  principal,
  access_key_id,
  count(*) AS events,
  count_if(error_code IS NOT NULL) AS errors,
  array_join(slice(array_agg(DISTINCT event_name ORDER BY event_name), 1, 15), ', ') AS actions,
  count(DISTINCT user_agent) AS user_agents,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
WHERE source_ip_address = :address
GROUP BY account_id, principal, access_key_id
ORDER BY events DESC, account_id, principal, access_key_id
