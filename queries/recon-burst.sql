-- title: Many different questions in a short time
-- topic: reconnaissance
-- why: Somebody who got in looks around: dozens of different List, Describe and Get calls in minutes. Scanners and the
--   console do it too.
-- parameter: window_minutes integer = 10 [1..1440]: length of a window
-- parameter: min_actions integer = 20 [2..10000]: fewest distinct actions in a window
-- column: window_start: start of the window
-- column: principal: the caller
-- column: source_ip_address: from where
-- column: actions: distinct actions
-- column: services: distinct services
-- column: events: all reading calls
-- column: errors: calls that failed
SELECT
  from_unixtime(floor(to_unixtime(event_time) / (60 * :window_minutes)) * (60 * :window_minutes)) AS window_start,
  principal,
  source_ip_address,
  count(DISTINCT event_source || ':' || event_name) AS actions,
  count(DISTINCT event_source) AS services,
  count(*) AS events,
  count_if(error_code IS NOT NULL) AS errors
FROM cloudtrail_events
WHERE read_only
  AND event_time IS NOT NULL
  AND invoked_by IS NULL
  AND regexp_like(event_name, '^(List|Describe|Get|Lookup|Search)')
GROUP BY 1, principal, source_ip_address
HAVING count(DISTINCT event_source || ':' || event_name) >= :min_actions
ORDER BY actions DESC, window_start, principal, source_ip_address
