-- title: Addresses that a known caller used for the first time
-- topic: novelty
-- why: The same role from a new place. Callers that are new themselves are left out. Needs history before the days that
--   are asked for.
-- parameter: days integer = 7 [1..3650]: how many days before the last event count as new
-- column: first_seen: first time
-- column: principal: the caller
-- column: source_ip_address: the new address
-- column: known_addresses: distinct addresses of the caller before
-- column: events: calls from there
-- column: writes: calls that change something
-- column: errors: calls that failed
WITH recent AS (
  SELECT date_add('day', -:days, max(event_time)) AS since
  FROM cloudtrail_events
),
used AS (
  SELECT
    principal,
    source_ip_address,
    min(event_time) AS first_seen,
    count(*) AS events,
    count_if(NOT coalesce(read_only, false)) AS writes,
    count_if(error_code IS NOT NULL) AS errors
  FROM cloudtrail_events
  WHERE source_is_ip
    AND invoked_by IS NULL
  GROUP BY principal, source_ip_address
),
known AS (
  SELECT used.principal, count(*) AS known_addresses
  FROM used
  CROSS JOIN recent
  WHERE used.first_seen < recent.since
  GROUP BY used.principal
)
SELECT
  used.first_seen,
  used.principal,
  used.source_ip_address,
  known.known_addresses,
  used.events,
  used.writes,
  used.errors
FROM used
JOIN known ON known.principal = used.principal
CROSS JOIN recent
WHERE used.first_seen >= recent.since
ORDER BY used.first_seen, used.principal, used.source_ip_address
