-- title: Many refusals in a short time
-- topic: reconnaissance
-- why: Trying doors. A broken deployment looks the same, but tries the same door again.
-- parameter: window_minutes integer = 10 [1..1440]: length of a window
-- parameter: min_denied integer = 10 [1..1000000]: fewest refusals in a window
-- column: window_start: start of the window
-- column: principal: the caller
-- column: denied: calls that were refused
-- column: actions: distinct actions among them
-- column: sample_actions: up to ten of them
-- column: source_addresses: distinct places
SELECT
  from_unixtime(floor(to_unixtime(event_time) / (60 * :window_minutes)) * (60 * :window_minutes)) AS window_start,
  principal,
  count(*) AS denied,
  count(DISTINCT event_source || ':' || event_name) AS actions,
  array_join(slice(array_agg(DISTINCT event_name ORDER BY event_name), 1, 10), ', ') AS sample_actions,
  count(DISTINCT source_ip_address) AS source_addresses
FROM cloudtrail_events
WHERE event_time IS NOT NULL
  AND regexp_like(error_code, 'AccessDenied|Unauthorized|AuthorizationError')
GROUP BY 1, principal
HAVING count(*) >= :min_denied
ORDER BY denied DESC, window_start, principal
