-- title: Activity outside of the allowed Regions
-- topic: organization
-- why: Intruders like Regions that nobody looks at. Global services record in us-east-1: allow it or expect them here.
-- parameter: allowed_regions text[]: the Regions that are in use
-- column: account_id: the account
-- column: aws_region: the Region
-- column: events: all events
-- column: writes: events that change something
-- column: errors: events that failed
-- column: principals: up to five of the callers
-- column: first_seen: first event
-- column: last_seen: last event
SELECT
  account_id,
  aws_region,
  count(*) AS events,
  count_if(NOT coalesce(read_only, false)) AS writes,
  count_if(error_code IS NOT NULL) AS errors,
  array_join(slice(array_agg(DISTINCT principal ORDER BY principal), 1, 5), ', ') AS principals,
  min(event_time) AS first_seen,
  max(event_time) AS last_seen
FROM cloudtrail_events
WHERE NOT contains(:allowed_regions, aws_region)
  AND coalesce(identity_type, '') <> 'AWSService'
  AND invoked_by IS NULL
GROUP BY account_id, aws_region
ORDER BY writes DESC, events DESC, account_id, aws_region
