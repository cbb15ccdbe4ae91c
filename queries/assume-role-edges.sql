-- title: Who assumes which role
-- topic: sessions
-- why: The graph of trust as it is used. A call across accounts is recorded in both; it is counted once, as the
--   caller's account saw it.
-- column: principal: who called
-- column: role_arn: the role
-- column: calls: how often it was tried
-- column: denied: how often it failed
-- column: source_addresses: distinct places
-- column: first_seen: first time
-- column: last_seen: last time
WITH calls AS (
  SELECT
    principal,
    target_role_arn,
    error_code,
    source_ip_address,
    event_time,
    row_number() OVER (
      PARTITION BY coalesce(shared_event_id, event_id, log_key)
      ORDER BY CASE WHEN identity_type = 'AWSAccount' THEN 1 ELSE 0 END, account_id, event_id, log_key, record_index
    ) AS place
  FROM cloudtrail_events
  WHERE event_source = 'sts.amazonaws.com'
    AND event_name LIKE 'AssumeRole%'
    AND target_role_arn IS NOT NULL
)
SELECT
  principal,
  target_role_arn AS role_arn,
  count(*) AS calls,
  count_if(error_code IS NOT NULL) AS denied,
  count(DISTINCT source_ip_address) AS source_addresses,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM calls
WHERE place = 1
GROUP BY principal, target_role_arn
ORDER BY calls DESC, principal, role_arn
