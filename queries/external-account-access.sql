-- title: Calls from accounts outside of the organization
-- topic: accounts
-- why: Partners, vendors and intruders. Without a list, every account whose own events are in the lake counts as inside.
-- parameter: organization_accounts text[] = []: the accounts that belong to the organization
-- column: caller_account_id: the account outside
-- column: account_id: the account that was acted on
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: events: all events
-- column: errors: events that failed
-- column: first_seen: first event
-- column: last_seen: last event
WITH inside AS (
  SELECT DISTINCT account_id AS inside_account_id
  FROM cloudtrail_events
  WHERE account_id IS NOT NULL
)
SELECT
  calls.identity_account_id AS caller_account_id,
  calls.account_id,
  calls.principal,
  calls.event_source,
  calls.event_name,
  count(*) AS events,
  count_if(calls.error_code IS NOT NULL) AS errors,
  min(calls.event_time) AS first_seen,
  max(calls.event_time) AS last_seen
FROM cloudtrail_events AS calls
LEFT JOIN inside ON inside.inside_account_id = calls.identity_account_id
WHERE regexp_like(calls.identity_account_id, '^[0-9]{12}\z')
  AND NOT contains(:organization_accounts, calls.identity_account_id)
  AND (cardinality(:organization_accounts) > 0 OR inside.inside_account_id IS NULL)
GROUP BY
  calls.identity_account_id,
  calls.account_id,
  calls.principal,
  calls.event_source,
  calls.event_name
ORDER BY first_seen, caller_account_id, calls.account_id, calls.principal, calls.event_source, calls.event_name
