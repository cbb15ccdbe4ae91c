-- title: What makes the most events
-- topic: delivery
-- why: Events cost money to record and to keep. Shows which caller of which account makes them, data events apart.
-- parameter: limit integer = 50 [1..100000]: how many rows to list
-- column: account_id: the account
-- column: event_category: Management, Data, NetworkActivity, …
-- column: event_source: the service
-- column: event_name: the action
-- column: principal: the caller
-- column: events: all events
-- column: percent: share of all events of the lake
WITH groups AS (
  SELECT
    account_id,
    event_category,
    event_source,
    event_name,
    principal,
    count(*) AS events
  FROM cloudtrail_events
  GROUP BY account_id, event_category, event_source, event_name, principal
)
SELECT
  account_id,
  event_category,
  event_source,
  event_name,
  principal,
  events,
  round(100 * CAST(events AS double) / CAST(sum(events) OVER () AS double), 2) AS percent
FROM groups
ORDER BY events DESC, account_id, event_category, event_source, event_name, principal
LIMIT :limit
