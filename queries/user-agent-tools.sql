-- title: Tools of attackers and testers
-- topic: network
-- why: Clients that name themselves: penetration testing systems, secret scanners, account cleaners, bulk copiers. Easily
--   hidden, yet often left as it is.
-- column: tool: the name found in the user agent
-- column: principal: the caller
-- column: source_ip_address: from where
-- column: account_id: the account that was acted on
-- column: events: all events
-- column: writes: events that change something
-- column: first_seen: first event
-- column: last_seen: last event
WITH calls AS (
  SELECT
    nullif(
      regexp_extract(
        lower(user_agent),
        '(kali|parrot|pentoo|pacu|cloudfox|scoutsuite|prowler|trufflehog|stratus-red-team|enumerate-iam|weirdaal|aws-nuke|rclone|s3 browser|cyberduck)',
        1
      ),
      ''
    ) AS tool,
    principal,
    source_ip_address,
    account_id,
    read_only,
    event_time
  FROM cloudtrail_events
  WHERE user_agent IS NOT NULL
)
SELECT
  tool,
  principal,
  source_ip_address,
  account_id,
  count(*) AS events,
  count_if(NOT coalesce(read_only, false)) AS writes,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM calls
WHERE tool IS NOT NULL
GROUP BY tool, principal, source_ip_address, account_id
ORDER BY events DESC, tool, principal, source_ip_address, account_id
