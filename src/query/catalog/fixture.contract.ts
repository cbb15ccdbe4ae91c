import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GivenParameters } from '../parameters/parameter.js';
import type { ResultValue } from '../query-engine.js';
import { CATALOG_FOLDER } from './load-catalog.js';

/** `queries/<name>.fixtures.json`: what a query has to find, and a close miss. */
export interface QueryFixtures {
  readonly positive: QueryFixture;
  readonly negative: QueryFixture;
}

export interface QueryFixture {
  /** Why the records do not match, or what they show. */
  readonly why?: string;
  readonly parameters?: GivenParameters;
  readonly records: readonly FixtureRecord[];
  /** All rows in order; of each the columns that matter. */
  readonly rows: readonly Readonly<Record<string, ResultValue>>[];
}

/** The members of a CloudTrail record that matter; the others are filled in. */
type FixtureRecord = Readonly<Record<string, unknown>> & {
  /** A name of `queries/cast.json`, whose `userIdentity` the record gets; alice without one. */
  readonly as?: string;
  /** So many records of this kind. */
  readonly count?: number;
};

export function readFixtures(name: string): QueryFixtures {
  return readJson(`${name}.fixtures.json`) as QueryFixtures;
}

const cast = readJson('cast.json') as Readonly<Record<string, unknown>>;

/** Complete records, each with an event id of its own unless it has one. */
export function completeRecords(
  records: readonly FixtureRecord[],
): readonly Readonly<Record<string, unknown>>[] {
  return records
    .flatMap((record) => Array.from({ length: record.count ?? 1 }, () => record))
    .map((record, index) => completeRecord(record, index));
}

function completeRecord(record: FixtureRecord, index: number): Readonly<Record<string, unknown>> {
  const { as = 'alice' } = record;
  const unique = String(index + 1).padStart(12, '0');
  if (!Object.hasOwn(cast, as)) throw new Error(`nobody in queries/cast.json is called ${as}`);
  return {
    eventVersion: '1.11',
    userIdentity: cast[as],
    eventTime: '2026-03-01T10:00:00Z',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-cli/2.22.0',
    requestParameters: null,
    responseElements: null,
    requestID: `00000000-0000-4000-9000-${unique}`,
    eventID: `00000000-0000-4000-8000-${unique}`,
    readOnly: /^(?:Get|List|Describe|Lookup|AssumeRole)/.test(String(record.eventName)),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    ...Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'as' && name !== 'count')),
  };
}

function readJson(fileName: string): unknown {
  return JSON.parse(readFileSync(join(CATALOG_FOLDER, fileName), 'utf8'));
}
