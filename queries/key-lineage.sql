-- title: Keys that one key made, and the keys that those made
-- topic: access-keys
-- why: Revoking a leaked key leaves the credentials that it issued; this is the list of what else to revoke.
-- parameter: access_key text: the access key id to start from
-- parameter: max_depth integer = 5 [1..9]: how many generations to follow
-- column: depth: generation, from 1
-- column: access_key_id: the issued key
-- column: issued_by_key: the key that issued it
-- column: issued_at: when
-- column: action: the call that issued it
-- column: role_arn: the role that was assumed; null for a user's key
-- column: account_id: the account of the call
WITH RECURSIVE
issued (parent_key, child_key, issued_at, action, role_arn, account_id) AS (
  SELECT
    access_key_id,
    issued_key_id,
    event_time,
    event_name,
    target_role_arn,
    account_id
  FROM cloudtrail_events
  WHERE issued_key_id IS NOT NULL
    AND access_key_id IS NOT NULL
    AND issued_key_id <> access_key_id
),
lineage (depth, access_key_id, issued_by_key, issued_at, action, role_arn, account_id) AS (
  SELECT 1, child_key, parent_key, issued_at, action, role_arn, account_id
  FROM issued
  WHERE parent_key = :access_key
  UNION ALL
  SELECT
    lineage.depth + 1,
    issued.child_key,
    issued.parent_key,
    issued.issued_at,
    issued.action,
    issued.role_arn,
    issued.account_id
  FROM lineage
  JOIN issued ON issued.parent_key = lineage.access_key_id
  WHERE lineage.depth < :max_depth
)
SELECT DISTINCT depth, access_key_id, issued_by_key, issued_at, action, role_arn, account_id
FROM lineage
ORDER BY depth, issued_at, access_key_id, issued_by_key, action, role_arn, account_id
