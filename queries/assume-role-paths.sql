-- title: Roles that can be reached from a caller by the chains in use
-- topic: sessions
-- why: Follows successful AssumeRole calls from role to role. A role is visited once per path, so loops end.
-- parameter: principal text: the role or user ARN to start from
-- parameter: max_depth integer = 5 [1..9]: longest chain to follow
-- column: depth: roles assumed on the way
-- column: role_arn: the role at the end
-- column: path: all of the chain
WITH RECURSIVE
edges (source, targets) AS (
  SELECT principal, array_distinct(array_agg(target_role_arn))
  FROM cloudtrail_events
  WHERE event_source = 'sts.amazonaws.com'
    AND event_name LIKE 'AssumeRole%'
    AND error_code IS NULL
    AND target_role_arn IS NOT NULL
    AND principal <> target_role_arn
  GROUP BY principal
),
paths (depth, role_arn, path) AS (
  SELECT 1, reached.target, edges.source || ' > ' || reached.target
  FROM edges
  CROSS JOIN UNNEST(edges.targets) AS reached (target)
  WHERE edges.source = :principal
  UNION ALL
  SELECT paths.depth + 1, reached.target, paths.path || ' > ' || reached.target
  FROM paths
  JOIN edges ON edges.source = paths.role_arn
  CROSS JOIN UNNEST(edges.targets) AS reached (target)
  WHERE paths.depth < :max_depth
    AND strpos(' > ' || paths.path || ' > ', ' > ' || reached.target || ' > ') = 0
)
SELECT depth, role_arn, path
FROM paths
ORDER BY depth, path
