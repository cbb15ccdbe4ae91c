import { describe, expect, test } from 'vitest';
import { type AccountId, parseAccountId } from './account-id.js';
import { accountsPrefix, digestPrefixes, type KeyScope, logPrefixes } from './log-prefixes.js';
import { type OrganizationId, parseOrganizationId } from './organization-id.js';
import { parseRegion, type Region } from './region.js';

const organizationId = parseOrganizationId('o-exampleorgid') as OrganizationId;
const scope: KeyScope = {
  prefix: '',
  organizationId,
  accountId: parseAccountId('111122223333') as AccountId,
  region: parseRegion('eu-west-1') as Region,
};
const logs = 'AWSLogs/o-exampleorgid/111122223333/CloudTrail/eu-west-1';
const digests = 'AWSLogs/o-exampleorgid/111122223333/CloudTrail-Digest/eu-west-1';

function range(from: string, to: string) {
  return { from: new Date(from), to: new Date(to) };
}

describe('accountsPrefix', () => {
  test.each([
    [{ prefix: '' }, 'AWSLogs/'],
    [{ prefix: 'audit/trail' }, 'audit/trail/AWSLogs/'],
    [{ prefix: '', organizationId }, 'AWSLogs/o-exampleorgid/'],
    [{ prefix: 'o-exampleorgid', organizationId }, 'o-exampleorgid/AWSLogs/o-exampleorgid/'],
  ])('of %j is %s', (root, expected) => {
    expect(accountsPrefix(root)).toBe(expected);
  });
});

describe('logPrefixes', () => {
  test.each([
    ['the one day of a range at noon', '2026-03-01T10:00:00Z', '2026-03-01T14:00:00Z', ['2026/03/01']],
    [
      'the next day too when the range ends shortly before midnight',
      '2026-02-28T10:00:00Z',
      '2026-02-28T23:45:00Z',
      ['2026/02/28', '2026/03/01'],
    ],
    [
      'the day before too when the range starts shortly after midnight',
      '2026-01-01T00:14:59Z',
      '2026-01-01T10:00:00Z',
      ['2025/12/31', '2026/01/01'],
    ],
    [
      'every day between',
      '2024-02-28T12:00:00Z',
      '2024-03-01T12:00:00Z',
      ['2024/02/28', '2024/02/29', '2024/03/01'],
    ],
    ['nothing when the range ends before it starts', '2026-03-03T00:00:00Z', '2026-03-01T00:00:00Z', []],
  ])('gives %s', (_name, from, to, days) => {
    expect(logPrefixes(scope, range(from, to))).toEqual(days.map((day) => `${logs}/${day}/`));
  });

  test('goes to the folder of the category asked for', () => {
    const noon = range('2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z');
    expect(logPrefixes(scope, noon, 'CloudTrail-Insight')).toEqual([
      'AWSLogs/o-exampleorgid/111122223333/CloudTrail-Insight/eu-west-1/2026/03/01/',
    ]);
  });
});

describe('digestPrefixes', () => {
  test('gives a day more on either side, where the links of the chain lie', () => {
    expect(digestPrefixes(scope, range('2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z'))).toEqual([
      `${digests}/2026/02/28/`,
      `${digests}/2026/03/01/`,
      `${digests}/2026/03/02/`,
    ]);
  });
});
