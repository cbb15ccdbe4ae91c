-- title: Roles that can be reached from a caller by the chains in use
-- topic: sessions
-- why: Follows successful AssumeRole calls from role to role. A role is visited once per path, so loops end.
-- parameter: principal text: the role or user ARN to start from
-- parameter: max_depth integer = 5 [1..9]: longest chain to follow
-- column: depth: roles assumed on the way
-- column: role_arn: the role at the end
-- column: path: all of the chain
WITH RECURSIVE
edges AS (
  SELECT DISTINCT principal AS source, target_role_arn AS target
  FROM cloudtrail_events
  WHERE event_source = 'sts.amazonaws.com'
    AND event_name LIKE 'AssumeRole%'
    AND error_code IS NULL
    AND target_role_arn IS NOT NULL
    AND principal <> target_role_arn
),
paths (depth, role_arn, path) AS (
  SELECT 1, target, source || ' > ' || target
  FROM edges
  WHERE source = :principal
  UNION ALL
  SELECT paths.depth + 1, edges.target, paths.path || ' > ' || edges.target
  FROM paths
  JOIN edges ON edges.source = paths.role_arn
  WHERE paths.depth < :max_depth
    AND strpos(' > ' || paths.path || ' > ', ' > ' || edges.target || ' > ') = 0
)
SELECT depth, role_arn, path
FROM paths
ORDER BY depth, path
