-- title: Both sides of calls between accounts
-- topic: accounts
-- why: CloudTrail records a call between accounts in each of them under one shared id; the caller's side knows who it was.
-- column: event_time: when, as the first account saw it
-- column: event_source: the service
-- column: event_name: the action
-- column: first_account_id: one of the accounts
-- column: first_principal: the caller as that account saw it
-- column: second_account_id: the other account
-- column: second_principal: the caller as that account saw it
-- column: shared_event_id: the id that both records share
SELECT
  one.event_time,
  one.event_source,
  one.event_name,
  one.account_id AS first_account_id,
  one.principal AS first_principal,
  other.account_id AS second_account_id,
  other.principal AS second_principal,
  one.shared_event_id
FROM cloudtrail_events AS one
JOIN cloudtrail_events AS other
  ON other.shared_event_id = one.shared_event_id
  AND other.account_id > one.account_id
ORDER BY
  one.event_time,
  one.shared_event_id,
  first_account_id,
  second_account_id,
  one.event_id,
  other.event_id
