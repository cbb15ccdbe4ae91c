-- title: The busiest callers
-- topic: principals
-- why: A league table; what stands out in it usually explains itself or is the incident.
-- parameter: limit integer = 50 [1..100000]: how many callers to list
-- column: principal: the role, user, service or account
-- column: identity_type: what kind of caller
-- column: events: all events
-- column: writes: events that change something
-- column: errors: events that failed
-- column: actions: distinct API actions
-- column: source_addresses: distinct places
-- column: accounts: distinct accounts acted on
-- column: first_seen: first event
-- column: last_seen: last event
SELECT
  principal,
  identity_type,
  count(*) AS events,
  count_if(NOT coalesce(read_only, false)) AS writes,
  count_if(error_code IS NOT NULL) AS errors,
  count(DISTINCT event_source || ':' || event_name) AS actions,
  count(DISTINCT source_ip_address) AS source_addresses,
  count(DISTINCT account_id) AS accounts,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
GROUP BY principal, identity_type
ORDER BY events DESC, principal, identity_type
LIMIT :limit
