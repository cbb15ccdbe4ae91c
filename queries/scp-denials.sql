-- title: Calls that an organization policy stopped
-- topic: organization
-- why: Guardrails at work: somebody tried what the organization forbids, or a policy is in the way. EC2 encodes its
--   reasons, so its denials are not in here.
-- column: policy_type: service control policy or resource control policy
-- column: account_id: the account
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: events: how often
-- column: first_seen: first time
-- column: last_seen: last time
WITH denials AS (
  SELECT
    CASE
      WHEN lower(error_message) LIKE '%in a service control policy%' THEN 'service control policy'
      WHEN lower(error_message) LIKE '%in a resource control policy%' THEN 'resource control policy'
    END AS policy_type,
    account_id,
    principal,
    event_source,
    event_name,
    event_time
  FROM cloudtrail_events
  WHERE error_message IS NOT NULL
)
SELECT
  policy_type,
  account_id,
  principal,
  event_source,
  event_name,
  count(*) AS events,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM denials
WHERE policy_type IS NOT NULL
GROUP BY policy_type, account_id, principal, event_source, event_name
ORDER BY events DESC, policy_type, account_id, principal, event_source, event_name
