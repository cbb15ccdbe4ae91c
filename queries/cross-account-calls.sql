-- title: Calls from one account into another
-- topic: accounts
-- why: Shows which accounts depend on which, and callers that should stay at home.
-- column: caller_account_id: the caller's account
-- column: account_id: the account that was acted on
-- column: principal: the caller
-- column: event_source: the service
-- column: event_name: the action
-- column: events: all events
-- column: errors: events that failed
-- column: first_seen: first event
-- column: last_seen: last event
SELECT
  identity_account_id AS caller_account_id,
  account_id,
  principal,
  event_source,
  event_name,
  count(*) AS events,
  count_if(error_code IS NOT NULL) AS errors,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
WHERE identity_account_id <> account_id
GROUP BY identity_account_id, account_id, principal, event_source, event_name
ORDER BY events DESC, caller_account_id, account_id, principal, event_source, event_name
