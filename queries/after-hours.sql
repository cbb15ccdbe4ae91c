-- title: Changes outside working hours
-- topic: principals
-- why: People who work at night are rare enough to ask. Pipelines that run at night are listed as well: know them first.
-- parameter: work_start integer = 7 [0..24]: first hour of the working day
-- parameter: work_end integer = 19 [0..24]: first hour after the working day
-- parameter: utc_offset_hours integer = 0 [-12..14]: hours that local time is ahead of UTC
-- column: principal: the caller
-- column: identity_type: what kind of caller
-- column: events: changes outside working hours
-- column: actions: up to ten of the actions
-- column: source_addresses: distinct places
-- column: first_seen: first of them
-- column: last_seen: last of them
WITH changes AS (
  SELECT
    principal,
    identity_type,
    event_name,
    source_ip_address,
    event_time,
    date_add('hour', :utc_offset_hours, event_time) AS local_time
  FROM cloudtrail_events
  WHERE NOT coalesce(read_only, false)
    AND identity_type IN ('IAMUser', 'Root', 'AssumedRole', 'SAMLUser', 'IdentityCenterUser', 'FederatedUser')
    AND invoked_by IS NULL
)
SELECT
  principal,
  identity_type,
  count(*) AS events,
  array_join(slice(array_agg(DISTINCT event_name ORDER BY event_name), 1, 10), ', ') AS actions,
  count(DISTINCT source_ip_address) AS source_addresses,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM changes
WHERE hour(local_time) < :work_start
  OR hour(local_time) >= :work_end
  OR day_of_week(local_time) > 5
GROUP BY principal, identity_type
ORDER BY events DESC, principal, identity_type
