// In the SQL that Trino and DuckDB share. Every statement groups; none returns events.

/** Records older than version 1.07 do not state their category. */
const CATEGORY = `coalesce(event_category, CASE WHEN management_event = false THEN 'Data' ELSE 'Management' END)`;

const PLACE = `coalesce(account_id, '') AS account_id, coalesce(aws_region, '') AS region`;

const HOUR = 'CAST(floor(to_unixtime(event_time) / 3600) AS bigint)';

export const EVENT_VOLUMES = `SELECT ${PLACE}, ${CATEGORY} AS category, count(*) AS events,
  count_if(coalesce(read_only, false) = false) AS writes
FROM cloudtrail_events
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3`;

export const INSIGHT_VOLUMES = `SELECT ${PLACE}, json_extract_scalar(insight_details, '$.insightType') AS insight_type,
  CASE WHEN json_extract_scalar(insight_details, '$.sourceEventCategory') = 'Data' THEN 'Data' ELSE 'Management' END AS analysed
FROM cloudtrail_events
WHERE event_category = 'Insight' AND insight_details IS NOT NULL
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4`;

/** A file that was copied elsewhere keeps its name: that is one delivery, whatever the number of places. */
export const FILE_VOLUMES = `SELECT account_id, region, count(*) AS files, CAST(sum(size) AS bigint) AS bytes,
  CAST(sum(content_bytes) AS bigint) AS content_bytes
FROM (
  SELECT coalesce(account_id, '') AS account_id, coalesce(region, '') AS region,
    max(size) AS size, max(coalesce(content_bytes, 0)) AS content_bytes
  FROM cloudtrail_log_files
  WHERE status <> 'failed'
  GROUP BY 1, 2, CASE WHEN account_id IS NULL THEN identity ELSE regexp_extract(log_key, '[^/]+\\z') END
) AS deliveries
GROUP BY 1, 2
ORDER BY 1, 2`;

/** What comes before account and Region in a key, else its folder: trails that share a bucket differ by it. */
const prefixOf = (location: string, key: string): string =>
  `${location} || '/' || regexp_replace(${key}, '(^|/)([0-9]{12}[/_]CloudTrail.*|[^/]*)\\z', '')`;

/** CloudTrail's names are unique; a file of any other name is known by its place only. */
const nameOf = (location: string, key: string): string =>
  `coalesce(nullif(regexp_extract(${key}, '[0-9]{12}_CloudTrail[^/]*\\z'), ''), ${location} || '/' || ${key})`;

/** One place for each file, also for one that somebody copied to others. */
const FILES = `SELECT ${nameOf('log_location', 'log_key')} AS name, min(${prefixOf('log_location', 'log_key')}) AS delivered_under
  FROM cloudtrail_log_files
  GROUP BY 1`;

/**
 * Deliveries beyond the stored one, each beside its event. Only a file of another name is another delivery;
 * the same one seen in two places is a copy of the file, which CloudTrail did not charge.
 */
const DELIVERIES = `FROM (
  SELECT event_id, stored_log_key, stored_record_index,
    coalesce(stored_file.delivered_under, ${prefixOf('stored_log_location', 'stored_log_key')}) AS stored_under,
    coalesce(file.delivered_under, ${prefixOf('log_location', 'log_key')}) AS delivered_under
  FROM (
    SELECT *, ${nameOf('log_location', 'log_key')} AS name,
      ${nameOf('stored_log_location', 'stored_log_key')} AS stored_name
    FROM cloudtrail_event_copies
  ) AS copy
  LEFT JOIN (${FILES}) AS file ON file.name = copy.name
  LEFT JOIN (${FILES}) AS stored_file ON stored_file.name = copy.stored_name
  WHERE copy.name <> copy.stored_name
  GROUP BY 1, 2, 3, 4, 5
) AS delivery
JOIN cloudtrail_events AS event
  ON event.event_id = delivery.event_id
  AND event.log_key = delivery.stored_log_key
  AND event.record_index = delivery.stored_record_index`;

export const COPIES_EXIST = 'SELECT event_id FROM cloudtrail_event_copies LIMIT 1';

/** Copies hour by hour: how many there are, and the moment at which a trail began to record what another one records. */
export const COPY_VOLUMES = `SELECT ${PLACE}, ${CATEGORY} AS category, stored_under, delivered_under, ${HOUR} AS hour,
  count(*) AS copies, CAST(min(to_unixtime(event_time)) AS bigint) AS first_event,
  CAST(max(to_unixtime(event_time)) AS bigint) AS last_event
${DELIVERIES}
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6`;

const GROUP_COLUMNS = `${PLACE}, ${CATEGORY} AS category, coalesce(event_source, '') AS service, coalesce(principal, '') AS principal`;

const GROUPS = `SELECT ${GROUP_COLUMNS}, count(*) AS events, 0 AS copies
FROM cloudtrail_events
GROUP BY 1, 2, 3, 4, 5`;

/** With the copies that another trail delivered. */
const GROUPS_WITH_COPIES = `SELECT account_id, region, category, service, principal,
  CAST(sum(events) AS bigint) AS events, CAST(sum(copies) AS bigint) AS copies
FROM (
  ${GROUPS}
  UNION ALL
  SELECT ${GROUP_COLUMNS}, 0 AS events, count(*) AS copies
  ${DELIVERIES}
  WHERE delivered_under <> stored_under
  GROUP BY 1, 2, 3, 4, 5
) AS counted
GROUP BY 1, 2, 3, 4, 5`;

const groupsOf = (hasCopies: boolean): string => (hasCopies ? GROUPS_WITH_COPIES : GROUPS);

/** Every group of account × Region × category × service × principal. */
export const everyGroup = (hasCopies: boolean): string => `${groupsOf(hasCopies)}
ORDER BY 6 DESC, 1, 2, 3, 4, 5`;

/** The groups that can be dearest: further copies of management events weigh as many data events as they cost. */
const LIKELY_DEAREST = `copies * 20 + CASE WHEN category IN ('Data', 'NetworkActivity') THEN events ELSE 0 END DESC, events DESC`;

/** The groups that can be dearest, with the number of all, and every service of a Region and category in all accounts. */
export const largestGroups = (hasCopies: boolean, limit: number): string => `WITH grouped AS (
${groupsOf(hasCopies)}
)
SELECT * FROM (
  SELECT 'group' AS kind, account_id, region, category, service, principal, events, copies, count(*) OVER () AS size
  FROM grouped
  ORDER BY ${LIKELY_DEAREST}, account_id, region, category, service, principal
  LIMIT ${limit}
) AS largest
UNION ALL
SELECT 'service' AS kind, '' AS account_id, region, category, service, '' AS principal,
  CAST(sum(events) AS bigint) AS events, CAST(sum(copies) AS bigint) AS copies, count(*) AS size
FROM grouped
GROUP BY region, category, service`;

export const TIME_RANGE = `SELECT CAST(min(to_unixtime(event_time)) AS bigint) AS first_event,
  CAST(max(to_unixtime(event_time)) AS bigint) AS last_event
FROM cloudtrail_events`;

/**
 * Events hour by hour, a row for each series of account, category and service, which would otherwise be
 * hundreds of rows: `hour=events,hour=events`, the hours since 1970.
 */
export const HOURLY_SERIES = `SELECT account_id, category, service,
  array_join(array_agg(CAST(hour AS varchar) || '=' || CAST(events AS varchar) ORDER BY hour), ',') AS hours
FROM (
  SELECT coalesce(account_id, '') AS account_id, ${CATEGORY} AS category, coalesce(event_source, '') AS service,
    ${HOUR} AS hour, count(*) AS events
  FROM cloudtrail_events
  WHERE event_time IS NOT NULL
  GROUP BY 1, 2, 3, 4
) AS counted
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3`;
