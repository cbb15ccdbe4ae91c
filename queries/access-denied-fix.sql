-- title: Which permission was missing, where and why
-- topic: errors
-- why: Reads action, resource and deciding policy out of the messages. EC2 encodes its messages (aws sts
--   decode-authorization-message), so those rows are empty there.
-- column: principal: the caller
-- column: account_id: the account
-- column: event_source: the service
-- column: event_name: the action that was called
-- column: missing_action: the permission that was missing
-- column: resource: on which resource
-- column: reason: why, as AWS says it
-- column: events: how often
-- column: last_seen: last time
SELECT
  principal,
  account_id,
  event_source,
  event_name,
  nullif(regexp_extract(error_message, 'perform: ([A-Za-z0-9-]+:[A-Za-z0-9*]+)', 1), '') AS missing_action,
  nullif(regexp_extract(error_message, 'on resource: ([^ ]+)', 1), '') AS resource,
  nullif(regexp_extract(error_message, '(because .*|with an explicit deny.*)', 1), '') AS reason,
  count(*) AS events,
  max(event_time) AS last_seen
FROM cloudtrail_events
WHERE regexp_like(error_code, 'AccessDenied|Unauthorized|AuthorizationError')
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY events DESC, principal, account_id, event_source, event_name, missing_action, resource, reason
