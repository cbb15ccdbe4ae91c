import { describe, expect, test } from 'vitest';
import { formatLogKey } from './format-log-key.js';
import type { LogKey, OtherKeyReason } from './log-key.js';
import { parseLogKey } from './parse-log-key.js';

const file = '111122223333_CloudTrail_us-east-1_20260301T0115Z_AbCdEfGh12345678.json.gz';
const folder = '111122223333/CloudTrail/us-east-1/2026/03/01';
const log = {
  kind: 'log',
  layout: 'aws-logs',
  prefix: '',
  accountId: '111122223333',
  category: 'CloudTrail',
  region: 'us-east-1',
  deliveredAt: new Date('2026-03-01T01:15:00Z'),
  uniqueText: 'AbCdEfGh12345678',
};

const digestFolder = '111122223333/CloudTrail-Digest/eu-west-1/2026/03/01';
const digestFile = '111122223333_CloudTrail-Digest_eu-west-1_org-trail_us-east-1_20260301T020048Z.json.gz';
const digest = {
  kind: 'digest',
  layout: 'aws-logs',
  prefix: '',
  accountId: '111122223333',
  region: 'eu-west-1',
  trailName: 'org-trail',
  homeRegion: 'us-east-1',
  endTime: new Date('2026-03-01T02:00:48Z'),
  backfill: false,
};

interface Case {
  readonly name: string;
  readonly key: string;
  readonly expected: object;
}

const logKeys: readonly Case[] = [
  { name: 'an account trail', key: `AWSLogs/${folder}/${file}`, expected: log },
  {
    name: 'an organization trail',
    key: `AWSLogs/o-exampleorgid/${folder}/${file}`,
    expected: { ...log, organizationId: 'o-exampleorgid' },
  },
  {
    name: "a trail's prefix",
    key: `audit/trail/AWSLogs/${folder}/${file}`,
    expected: { ...log, prefix: 'audit/trail' },
  },
  {
    name: 'Control Tower, with the organization id as prefix',
    key: `o-exampleorgid/AWSLogs/o-exampleorgid/${folder}/${file}`,
    expected: { ...log, prefix: 'o-exampleorgid', organizationId: 'o-exampleorgid' },
  },
  {
    name: 'Control Tower before organization trails',
    key: `o-exampleorgid/AWSLogs/${folder}/${file}`,
    expected: { ...log, prefix: 'o-exampleorgid' },
  },
  {
    name: 'the last AWSLogs of several',
    key: `copies/AWSLogs/o-otherother1/AWSLogs/o-exampleorgid/${folder}/${file}`,
    expected: { ...log, prefix: 'copies/AWSLogs/o-otherother1', organizationId: 'o-exampleorgid' },
  },
  {
    name: 'a prefix that only resembles AWSLogs',
    key: `MyAWSLogs/${file}`,
    expected: { ...log, layout: 'flat', prefix: 'MyAWSLogs' },
  },
  {
    name: 'an empty folder name in the prefix',
    key: `audit//AWSLogs/${folder}/${file}`,
    expected: { ...log, prefix: 'audit/' },
  },
  ...['CloudTrail-Insight', 'CloudTrail-NetworkActivity', 'CloudTrail-Aggregated'].map((category) => ({
    name: `${category} in folder and name`,
    key: `AWSLogs/${folder}/${file}`.replaceAll('CloudTrail', category),
    expected: { ...log, category },
  })),
  {
    name: 'a category that only the folder states',
    key: `AWSLogs/${folder.replace('CloudTrail', 'CloudTrail-NetworkActivity')}/${file}`,
    expected: { ...log, category: 'CloudTrail-NetworkActivity', irregular: { categoryInName: 'CloudTrail' } },
  },
  ...['us-gov-west-1', 'cn-northwest-1', 'us-isob-east-1', 'eusc-de-east-1', 'mx-central-1'].map(
    (region) => ({
      name: `the Region ${region}`,
      key: `AWSLogs/${folder}/${file}`.replaceAll('us-east-1', region),
      expected: { ...log, region },
    }),
  ),
  {
    name: 'an old name without _ before the unique part',
    key: `AWSLogs/${folder}/${file.replace('Z_A', 'ZA')}`,
    expected: { ...log, irregular: { withoutSeparator: true } },
  },
  {
    name: 'an inflated copy',
    key: `AWSLogs/${folder}/${file.replace('.gz', '')}`,
    expected: { ...log, irregular: { withoutGz: true } },
  },
  {
    name: 'a day folder beside the day of the name',
    key: `AWSLogs/${folder.replace('03/01', '02/28')}/${file}`,
    expected: { ...log, irregular: { dayFolder: '2026/02/28' } },
  },
  { name: 'a file alone', key: file, expected: { ...log, layout: 'flat' } },
  {
    name: 'a flat folder',
    key: `case 17/CloudTrail/${file.replace('.gz', '')}`,
    expected: { ...log, layout: 'flat', prefix: 'case 17/CloudTrail', irregular: { withoutGz: true } },
  },
  {
    name: 'a copy taken below AWSLogs',
    key: `${folder}/${file}`,
    expected: { ...log, layout: 'flat', prefix: folder },
  },
];

const digestKeys: readonly Case[] = [
  { name: 'an account trail', key: `AWSLogs/${digestFolder}/${digestFile}`, expected: digest },
  {
    name: 'an organization trail with a prefix',
    key: `p/AWSLogs/o-exampleorgid/${digestFolder}/${digestFile}`,
    expected: { ...digest, prefix: 'p', organizationId: 'o-exampleorgid' },
  },
  {
    name: 'a backfill',
    key: `AWSLogs/${digestFolder}/${digestFile.replace('Z.json', 'Z_backfill.json')}`,
    expected: { ...digest, backfill: true },
  },
  ...['a_b.c-d', 'trail_us-east-1_x', 'x_eu-west-1', 'us-east-1', '20260301T010048Z', 'trail_backfill'].map(
    (trailName) => ({
      name: `a trail named ${trailName}`,
      key: `AWSLogs/${digestFolder}/${digestFile.replace('org-trail', trailName)}`,
      expected: { ...digest, trailName },
    }),
  ),
  {
    name: 'an inflated copy in a flat folder',
    key: `digests/${digestFile.replace('.gz', '')}`,
    expected: { ...digest, layout: 'flat', prefix: 'digests', irregular: { withoutGz: true } },
  },
];

const otherKeys: readonly (readonly [OtherKeyReason, string, string])[] = [
  ['not-a-relative-key', 'the empty key', ''],
  ['not-a-relative-key', 'a leading slash', `/AWSLogs/${folder}/${file}`],
  ['foreign-name', 'a licence', 'LICENSE'],
  ['foreign-name', 'a desktop file', 'AWSLogs/.DS_Store'],
  [
    'foreign-name',
    'an AWS Config file',
    'AWSLogs/111122223333/Config/us-east-1/2026/3/1/ConfigHistory/111122223333_Config_us-east-1_x.json.gz',
  ],
  ['foreign-name', 'an account of eleven digits', `${file.slice(1)}`],
  ['foreign-name', 'a Region that is none', file.replace('us-east-1', 'useast1')],
  ['foreign-name', 'something after the extension', `${file}.tmp`],
  ['foreign-name', 'a line break at the end', `${file}\n`],
  ['foreign-name', 'an unknown category', file.replace('CloudTrail', 'CloudTrail-Lake')],
  ['foreign-name', 'seconds in a log name', file.replace('T0115Z', 'T011500Z')],
  ['foreign-name', 'a digest without its seconds', digestFile.replace('020048Z', '0200Z')],
  ['foreign-name', 'a digest with a word after the time', digestFile.replace('48Z', '48Z_x')],
  ['foreign-name', 'a digest without a home Region', digestFile.replace('_us-east-1', '')],
  ['foreign-name', 'a digest of a trail with a space', digestFile.replace('org-', 'org ')],
  ['impossible-time', 'a thirteenth month', file.replace('20260301', '20261301')],
  ['impossible-time', 'the 30th of February', file.replace('20260301', '20260230')],
  ['impossible-time', 'the day 0', file.replace('20260301', '20260300')],
  ['impossible-time', 'minute 60', file.replace('T0115', 'T0160')],
  ['impossible-time', 'the year 99', file.replace('2026', '0099')],
  ['impossible-time', 'the hour 24', file.replace('T0115', 'T2400')],
  ['impossible-time', 'a digest at second 60', digestFile.replace('48Z', '60Z')],
  ['impossible-time', 'a folder of the 31st of June', `AWSLogs/${folder.replace('03/01', '06/31')}/${file}`],
  ['foreign-folder', 'AWSLogs without the rest', `AWSLogs/${file}`],
  ['foreign-folder', 'a folder too many', `AWSLogs/${folder}/more/${file}`],
  ['foreign-folder', 'a folder too few', `AWSLogs/${folder.replace('/01', '')}/${file}`],
  ['foreign-folder', 'an organization id that is none', `AWSLogs/o-X/${folder}/${file}`],
  ['foreign-folder', 'a Region that is none', `AWSLogs/${folder.replace('us-east-1', 'nowhere')}/${file}`],
  [
    'foreign-folder',
    'the folder of another service',
    `AWSLogs/${folder.replace('CloudTrail', 'Config')}/${file}`,
  ],
  ['account-mismatch', 'another account in the path', `AWSLogs/${folder.replace('1111', '9999')}/${file}`],
  ['account-mismatch', 'another account, below AWSLogs', `${folder.replace('1111', '9999')}/${file}`],
  [
    'account-mismatch',
    'a digest in another account',
    `AWSLogs/${digestFolder.replace('1111', '9999')}/${digestFile}`,
  ],
  ['region-mismatch', 'another Region in the path', `AWSLogs/${folder.replace('east', 'west')}/${file}`],
  ['region-mismatch', 'another Region, below AWSLogs', `us-west-2/2026/03/01/${file}`],
  [
    'region-mismatch',
    'a digest in the folder of its home Region',
    `AWSLogs/${digestFolder.replace('eu-west-1', 'us-east-1')}/${digestFile}`,
  ],
  [
    'category-mismatch',
    'a log in the digest folder',
    `AWSLogs/${folder.replace('Trail', 'Trail-Digest')}/${file}`,
  ],
  [
    'category-mismatch',
    'a digest in the log folder',
    `AWSLogs/${digestFolder.replace('-Digest', '')}/${digestFile}`,
  ],
  [
    'category-mismatch',
    'an Insight among the logs',
    `AWSLogs/${folder}/${file.replace('Trail', 'Trail-Insight')}`,
  ],
  [
    'category-mismatch',
    'a log in a digest folder, below AWSLogs',
    `CloudTrail-Digest/us-east-1/2026/03/01/${file}`,
  ],
  [
    'day-mismatch',
    'a digest in the folder of another day',
    `AWSLogs/${digestFolder.replace('03/01', '03/02')}/${digestFile}`,
  ],
];

describe('parseLogKey', () => {
  test.each(logKeys)('reads a log key: $name', ({ key, expected }) => {
    expect(parseLogKey(key)).toStrictEqual(expected);
    expect(written(parseLogKey(key))).toBe(key);
  });

  test.each(digestKeys)('reads a digest key: $name', ({ key, expected }) => {
    expect(parseLogKey(key)).toStrictEqual(expected);
    expect(written(parseLogKey(key))).toBe(key);
  });

  test.each(['AWSLogs/111122223333/CloudTrail/', 'AWSLogs/111122223333/CloudTrail-Digest/', 'a/'])(
    'takes %s for a folder marker',
    (key) => {
      expect(parseLogKey(key)).toStrictEqual({ kind: 'folder-marker', key });
    },
  );

  test.each(otherKeys)('says %s for %s', (reason, _name, key) => {
    expect(parseLogKey(key)).toStrictEqual({ kind: 'other', key, reason });
  });
});

function written(key: LogKey): string | undefined {
  return key.kind === 'other' ? undefined : formatLogKey(key);
}
