-- title: People behind roles, by source identity
-- topic: principals
-- why: The source identity stays with a person through every role of a chain and into other accounts.
-- column: source_identity: who, as set when the first role was assumed
-- column: principal: the role
-- column: account_id: the account that was acted on
-- column: events: all events
-- column: writes: events that change something
-- column: first_seen: first event
-- column: last_seen: last event
SELECT
  source_identity,
  principal,
  account_id,
  count(*) AS events,
  count_if(NOT coalesce(read_only, false)) AS writes,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
WHERE source_identity IS NOT NULL
GROUP BY source_identity, principal, account_id
ORDER BY source_identity, events DESC, principal, account_id
