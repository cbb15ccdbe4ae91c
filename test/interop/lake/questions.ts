import type { Catalog, CatalogQuery } from '../../../src/query/index.js';
import { fixtureParameters } from './fixture-records.js';
import type { Choice, Choices, Question } from './question.js';
import type { LakeName } from './readers.js';

/**
 * Every query of the catalog. Required parameters have their values from the data; bounds that some days
 * of data do not reach are lowered. On the odd lake a query is asked for what its own fixtures hold.
 */
export const questionsOf = (catalog: Catalog, lake: LakeName): readonly Question[] =>
  catalog.flatMap((query) => choicesOf(query, lake).map((choices) => ({ query, choices })));

const choicesOf = (query: CatalogQuery, lake: LakeName): readonly Choices[] => {
  const chosen = lake === 'odd' ? [oddChoices(query)] : (CHOICES[query.name] ?? [{}]);
  return chosen.map((choices) => ({ ...shallow(query), ...choices }));
};

/** Every level makes Trino's plan of a recursion much larger; three go beyond what one join finds. */
const shallow = ({ parameters }: CatalogQuery): Choices =>
  parameters.some(({ name }) => name === 'max_depth') ? { max_depth: 3 } : {};

const oddChoices = ({ name }: CatalogQuery): Choices => ({
  ...fixtureParameters(name),
  // Other records make the last event later than that of the query's own fixtures.
  ...(name === 'first-seen-user-agent' ? { days: 3 } : {}),
});

/** The value of `expression` that most events have. */
const mostFrequent = (expression: string, condition = 'true'): Choice => ({
  found: `SELECT ${expression} FROM cloudtrail_events
    WHERE ${condition} AND ${expression} IS NOT NULL AND ${expression} <> ''
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
});

/** A key that issued a key which called or issued in its turn. */
const ISSUING_KEY: Choice = {
  found: `SELECT parent.access_key_id FROM cloudtrail_events AS parent
    LEFT JOIN cloudtrail_events AS child ON child.access_key_id = parent.issued_key_id
    WHERE parent.issued_key_id IS NOT NULL AND parent.access_key_id IS NOT NULL
      AND parent.issued_key_id <> parent.access_key_id
    GROUP BY 1 ORDER BY count(child.issued_key_id) DESC, count(child.event_id) DESC, 1 LIMIT 1`,
};

const ISSUED_KEY: Choice = {
  found: `SELECT child.issued_key_id FROM cloudtrail_events AS child
    LEFT JOIN cloudtrail_events AS parent ON parent.issued_key_id = child.access_key_id
    WHERE child.issued_key_id IS NOT NULL AND child.issued_key_id <> coalesce(child.access_key_id, '')
    GROUP BY 1 ORDER BY count(parent.event_id) DESC, count(child.access_key_id) DESC, 1 LIMIT 1`,
};

/** A caller that assumed a role which assumed roles in its turn. */
const CHAINING_PRINCIPAL: Choice = {
  found: `SELECT source.principal FROM cloudtrail_events AS source
    LEFT JOIN cloudtrail_events AS next
      ON next.principal = source.target_role_arn AND next.target_role_arn <> next.principal
    WHERE source.target_role_arn <> source.principal AND source.error_code IS NULL
    GROUP BY 1 ORDER BY count(DISTINCT next.target_role_arn) DESC, count(*) DESC, 1 LIMIT 1`,
};

const SESSION_ID = "json_extract_scalar(response_elements, '$.assumedRoleUser.assumedRoleId')";
const BUCKET = "json_extract_scalar(request_parameters, '$.bucketName')";

const CHOICES: Readonly<Record<string, readonly Choices[]>> = {
  'access-denied-burst': [{ window_minutes: 60, min_denied: 1 }],
  'after-hours': [{}, { work_start: 10, work_end: 11, utc_offset_hours: -7 }],
  'assume-role-paths': [{ principal: CHAINING_PRINCIPAL }],
  'console-bruteforce': [{ min_failures: 1 }],
  'delivery-gaps': [{ min_hours: 1 }],
  'external-account-access': [{}, { organization_accounts: ['111111111111'] }],
  'first-seen-api': [{ days: 1 }],
  'first-seen-ip': [{ days: 1 }],
  'first-seen-principal': [{ days: 1 }],
  'first-seen-region': [{ days: 1 }],
  'first-seen-user-agent': [{ days: 1 }],
  'instance-creds-off-host': [{}, { expected_addresses: ['192.0.2.1', '192.0.2.2'] }],
  'ip-pivot': [{ address: mostFrequent('source_ip_address', 'source_is_ip') }],
  'key-ancestry': [{ access_key: ISSUED_KEY }],
  'key-blast-radius': [{ access_key: ISSUING_KEY }],
  'key-lineage': [{ access_key: ISSUING_KEY }],
  'key-multi-origin': [{ min_addresses: 2 }],
  'key-profile': [{ access_key: mostFrequent('access_key_id') }],
  'key-timeline': [{ access_key: mostFrequent('access_key_id', "access_key_id LIKE 'AKIA%'") }],
  'principal-summary': [{ limit: 100_000 }],
  'principal-timeline': [
    { principal: mostFrequent('principal', 'NOT read_only') },
    { principal: mostFrequent('source_identity'), include_reads: true },
  ],
  'privesc-sequence': [{ window_minutes: 1440 }],
  'recon-burst': [{ window_minutes: 60, min_actions: 2 }],
  'region-unusual': [{ allowed_regions: ['us-east-1', 'eu-central-1'] }],
  'resource-history': [
    { resource: mostFrequent(BUCKET, 'NOT read_only') },
    { resource: mostFrequent(BUCKET), include_reads: true },
  ],
  's3-exfil-volume': [{ min_objects: 1 }],
  's3-ransom-pattern': [{ min_deleted: 1 }],
  'session-origin': [{ principal_id: mostFrequent(SESSION_ID) }],
  'session-timeline': [{ principal_id: mostFrequent('principal_id') }],
  'volume-anomaly': [{ deviations: 0 }],
  'volume-hotspots': [{ limit: 100_000 }],
};
