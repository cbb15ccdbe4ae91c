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
  events.identity_account_id AS caller_account_id,
  events.account_id,
  events.principal,
  events.event_source,
  events.event_name,
  count(*) AS events,
  count_if(events.error_code IS NOT NULL) AS errors,
  min(events.event_time) AS first_seen,
  max(events.event_time) AS last_seen
FROM cloudtrail_events AS events
LEFT JOIN inside ON inside.inside_account_id = events.identity_account_id
WHERE regexp_like(events.identity_account_id, '^[0-9]{12}$')
  AND NOT contains(:organization_accounts, events.identity_account_id)
  AND (cardinality(:organization_accounts) > 0 OR inside.inside_account_id IS NULL)
GROUP BY
  events.identity_account_id,
  events.account_id,
  events.principal,
  events.event_source,
  events.event_name
ORDER BY first_seen, caller_account_id, events.account_id, events.principal, events.event_source, events.event_name
