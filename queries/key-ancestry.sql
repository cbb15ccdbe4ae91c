-- title: Who issued a key, back to the first one
-- topic: access-keys
-- why: Leads from a temporary key in a log line to the person or pipeline behind it, across accounts.
-- parameter: access_key text: the access key id to start from, usually ASIA…
-- parameter: max_depth integer = 5 [1..9]: how many generations to follow
-- column: depth: steps back, from 1
-- column: access_key_id: the key that was issued
-- column: issued_by_key: the key that issued it; null for a federated sign-in, an AWS service or a caller whose
--   account is not in the lake
-- column: principal: who issued it
-- column: source_ip_address: from where
-- column: issued_at: when
-- column: action: the call that issued it
-- column: role_arn: the role that was assumed
WITH RECURSIVE
issued (child_key, parent_key, principal, source_ip_address, issued_at, action, role_arn) AS (
  SELECT
    issued_key_id,
    max(access_key_id),
    -- The copy in the role's account knows of the caller only an id.
    coalesce(min(CASE WHEN identity_type <> 'AWSAccount' THEN principal END), min(principal)),
    min(source_ip_address),
    min(event_time),
    min(event_name),
    min(target_role_arn)
  FROM cloudtrail_events
  WHERE issued_key_id IS NOT NULL
    AND issued_key_id IS DISTINCT FROM access_key_id
  GROUP BY issued_key_id
),
ancestry (depth, access_key_id, issued_by_key, principal, source_ip_address, issued_at, action, role_arn) AS (
  SELECT 1, child_key, parent_key, principal, source_ip_address, issued_at, action, role_arn
  FROM issued
  WHERE child_key = :access_key
  UNION ALL
  SELECT
    ancestry.depth + 1,
    issued.child_key,
    issued.parent_key,
    issued.principal,
    issued.source_ip_address,
    issued.issued_at,
    issued.action,
    issued.role_arn
  FROM ancestry
  JOIN issued ON issued.child_key = ancestry.issued_by_key
  WHERE ancestry.depth < :max_depth
)
SELECT depth, access_key_id, issued_by_key, principal, source_ip_address, issued_at, action, role_arn
FROM ancestry
ORDER BY depth, issued_at, access_key_id
