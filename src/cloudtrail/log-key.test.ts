import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountId } from './account-id.js';
import { formatLogKey } from './format-log-key.js';
import { formatDay } from './key-time.js';
import type { DigestFileKey, LogCategory, LogFileKey, LogKeyIrregularity } from './log-key.js';
import type { OrganizationId } from './organization-id.js';
import { logKeyParser, parseLogKey } from './parse-log-key.js';
import type { Region } from './region.js';

const accountId = fc.stringMatching(/^[0-9]{12}$/) as fc.Arbitrary<AccountId>;
const organizationId = fc.stringMatching(/^o-[a-z0-9]{10,32}$/) as fc.Arbitrary<OrganizationId>;
const region = fc.constantFrom(
  'us-east-1',
  'ap-southeast-7',
  'us-gov-east-1',
  'cn-north-1',
  'us-isof-south-1',
  'eusc-de-east-1',
) as fc.Arbitrary<Region>;
const trailName = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9._-]{3,128}$/),
  fc.constantFrom(
    't_us-east-1_x',
    'us-east-1_us-east-1',
    '_20260301T010048Z_backfill',
    'a_CloudTrail-Digest_b',
  ),
);
const folderName = fc.oneof(
  fc.constantFrom(
    'AWSLogs',
    'o-exampleorgid',
    '111122223333',
    'us-east-1',
    '2026',
    'CloudTrail',
    'a b',
    '\n',
  ),
  fc.string({ minLength: 1 }).filter((text) => !text.includes('/')),
);
const prefix = fc.array(folderName, { maxLength: 4 }).map((names) => names.join('/'));
/** A flat folder that holds an AWSLogs is not flat, and one that ends like its inside is checked. */
const flatPrefix = prefix.filter((text) => !/(?:^|\/)AWSLogs(?:\/|$)|\d{2}$/.test(text));
const category = fc.constantFrom<LogCategory>(
  'CloudTrail',
  'CloudTrail-Insight',
  'CloudTrail-NetworkActivity',
  'CloudTrail-Aggregated',
);

function timeInSteps(milliseconds: number): fc.Arbitrary<Date> {
  const last = Date.UTC(9999, 11, 31, 23, 59) / milliseconds;
  return fc.integer({ min: 0, max: Math.floor(last) }).map((step) => new Date(step * milliseconds));
}

const place = fc.oneof(
  fc.record({ layout: fc.constant('aws-logs' as const), prefix }),
  fc.record({ layout: fc.constant('aws-logs' as const), prefix, organizationId }),
  fc.record({ layout: fc.constant('flat' as const), prefix: flatPrefix }),
);

const irregular = fc.record(
  { withoutSeparator: fc.constant(true as const), withoutGz: fc.constant(true as const) },
  { requiredKeys: [] },
);

const logFileKey: fc.Arbitrary<LogFileKey> = fc
  .tuple(
    place,
    fc.record({
      accountId,
      category,
      region,
      deliveredAt: timeInSteps(60_000),
      uniqueText: fc.stringMatching(/^[A-Za-z0-9]{1,64}$/),
    }),
    irregular,
    fc.option(timeInSteps(60_000)),
    fc.boolean(),
  )
  .map(([place, name, always, otherDay, plainName]) => {
    const inAwsLogs = place.layout === 'aws-logs';
    const day = otherDay === null ? undefined : formatDay(otherDay);
    const irregular: LogKeyIrregularity = {
      ...always,
      ...(inAwsLogs && day !== undefined && day !== formatDay(name.deliveredAt) && { dayFolder: day }),
      ...(inAwsLogs && plainName && name.category !== 'CloudTrail' && { categoryInName: 'CloudTrail' }),
    };
    const departs = Object.keys(irregular).length > 0;
    return { kind: 'log', ...place, ...name, ...(departs && { irregular }) };
  });

const digestFileKey: fc.Arbitrary<DigestFileKey> = fc
  .tuple(
    place,
    fc.record({
      accountId,
      region,
      trailName,
      homeRegion: region,
      endTime: timeInSteps(1000),
      backfill: fc.boolean(),
    }),
    fc.boolean(),
  )
  .map(([place, name, withoutGz]) => ({
    kind: 'digest',
    ...place,
    ...name,
    ...(withoutGz && { irregular: { withoutGz: true as const } }),
  }));

const fileKey = fc.oneof(logFileKey, digestFileKey);

/** A key with a few characters replaced, removed or put in, by parts that keys are made of. */
const damagedKey = fc
  .tuple(
    fileKey.map(formatLogKey),
    fc.array(
      fc.record({
        at: fc.nat(),
        remove: fc.nat({ max: 3 }),
        insert: fc.oneof(
          fc.constantFrom('', '_', '/', '-', '.', '0', '3', 'AWSLogs/', '_us-east-1_', 'Z', '.gz', '\n'),
          fc.string({ maxLength: 2 }),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([key, edits]) =>
    edits.reduce((text, { at, remove, insert }) => {
      const index = at % (text.length + 1);
      return text.slice(0, index) + insert + text.slice(index + remove);
    }, key),
  );

describe('parseLogKey and formatLogKey', () => {
  test('give back the same key from its text', () => {
    fc.assert(
      fc.property(fileKey, (key) => {
        expect(parseLogKey(formatLogKey(key))).toStrictEqual(key);
      }),
      { numRuns: 2000 },
    );
  });

  test('give back the same text from any text that is a key', () => {
    fc.assert(
      fc.property(fc.oneof(damagedKey, fc.string(), prefix), (text) => {
        const key = parseLogKey(text);
        expect(key.kind === 'other' ? key.key : formatLogKey(key)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  test('never read one text as log and as digest', () => {
    fc.assert(
      fc.property(logFileKey, digestFileKey, (log, digest) => {
        expect(parseLogKey(formatLogKey(log)).kind).toBe('log');
        expect(parseLogKey(formatLogKey(digest)).kind).toBe('digest');
      }),
    );
  });

  test('read the keys of a listing as they read each alone', () => {
    const listing = fc.array(fc.oneof(damagedKey, fileKey.map(formatLogKey)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(listing, (keys) => {
        const inOneFolder = keys.map(
          (key) =>
            `${keys[0]!.slice(0, keys[0]!.lastIndexOf('/') + 1)}${key.slice(key.lastIndexOf('/') + 1)}`,
        );
        const all = [...keys, ...inOneFolder];
        expect(all.map(logKeyParser())).toStrictEqual(all.map((key) => parseLogKey(key)));
      }),
    );
  });
});
