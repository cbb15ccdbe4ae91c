import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolderStore } from './folder-store.js';
import { listLogs, type ListLogsOptions } from './list-logs.js';
import { createMemoryStore } from './memory-store.js';
import type { ObjectStore } from './object-store.js';

const accounts = ['111122223333', '444455556666'];
const regions = ['eu-west-1', 'us-east-1'];
const days = ['2026/02/27', '2026/02/28', '2026/03/01', '2026/03/02', '2026/03/10'];

function logName(account: string, region: string, day: string): string {
  return `${account}_CloudTrail_${region}_${day.replaceAll('/', '')}T0115Z_AbCdEfGh12345678.json.gz`;
}

function digestName(account: string, region: string, day: string): string {
  return `${account}_CloudTrail-Digest_${region}_trail_us-east-1_${day.replaceAll('/', '')}T010048Z.json.gz`;
}

/** The keys of an organization's folders of accounts, with a folder marker for each account. */
function accountKeys(): string[] {
  const perDay = accounts.flatMap((account) =>
    regions.flatMap((region) =>
      days.flatMap((day) => [
        `${account}/CloudTrail/${region}/${day}/${logName(account, region, day)}`,
        `${account}/CloudTrail-Digest/${region}/${day}/${digestName(account, region, day)}`,
      ]),
    ),
  );
  return [...accounts.map((account) => `${account}/`), ...perDay];
}

const below = (prefix: string, keys: readonly string[]) => keys.map((key) => `${prefix}${key}`);
const flatKeys = accounts.flatMap((account) =>
  regions.flatMap((region) => days.map((day) => logName(account, region, day))),
);

/** Location and keys; each holds the same 20 logs. */
const layouts: Readonly<Record<string, readonly [location: string, keys: readonly string[]]>> = {
  'organization in a bucket': ['s3://b/', below('AWSLogs/o-exampleorgid/', accountKeys())],
  'accounts in a bucket': ['s3://b/', below('AWSLogs/', accountKeys())],
  'a trail prefix': ['s3://b/', below('team/trail/AWSLogs/', accountKeys())],
  'Control Tower': ['s3://b/', below('o-exampleorgid/AWSLogs/o-exampleorgid/', accountKeys())],
  'a location at AWSLogs/': ['s3://b/AWSLogs/', below('o-exampleorgid/', accountKeys())],
  'a location at the organization': ['s3://b/AWSLogs/o-exampleorgid/', accountKeys()],
  'a copy of the accounts': ['/cases/2026-17', accountKeys()],
  'a flat folder': ['/cases/flat', flatKeys],
  'a flat folder with subfolders': ['/cases/flat', below('a/b/c/d/', flatKeys)],
  'a folder named CloudTrail': ['/cases/CloudTrail', flatKeys],
  'a folder named CloudTrail with subfolders': ['/cases/CloudTrail', below('july/', flatKeys)],
};

async function storeOf(keys: readonly string[], location = 's3://b/') {
  const store = createMemoryStore({ location, pageSize: 3 });
  for (const key of keys) await store.put(key, Buffer.from('x'));
  return store;
}

interface Summary {
  readonly logs: readonly string[];
  readonly digests: number;
  readonly unnamed: readonly string[];
  readonly skipped: Readonly<Record<string, number>>;
  readonly passedOver: Readonly<Record<string, string>>;
  readonly unavailable: readonly string[];
}

async function summarize(store: ObjectStore, options?: ListLogsOptions): Promise<Summary> {
  const logs: string[] = [];
  const unnamed: string[] = [];
  const unavailable: string[] = [];
  const skipped: Record<string, number> = {};
  const passedOver: Record<string, string> = {};
  let digests = 0;
  for await (const item of listLogs(store, options)) {
    switch (item.kind) {
      case 'log':
        logs.push(item.object.key);
        break;
      case 'digest':
        digests++;
        break;
      case 'unnamed':
        unnamed.push(item.object.key);
        break;
      case 'skipped':
        skipped[item.reason] = (skipped[item.reason] ?? 0) + 1;
        break;
      case 'unavailable':
        unavailable.push(`${item.prefix}: ${item.trouble.kind}`);
        break;
      case 'passed-over':
        passedOver[item.prefix] = item.reason;
    }
  }
  return { logs: logs.toSorted(), digests, unnamed: unnamed.toSorted(), skipped, passedOver, unavailable };
}

const range = { from: new Date('2026-03-01T10:00:00Z'), to: new Date('2026-03-01T12:00:00Z') };

describe.each(Object.entries(layouts))('%s', (_name, [location, keys]) => {
  const wanted = (parts: readonly string[]) =>
    keys.filter((key) => key.includes('_CloudTrail_') && parts.some((part) => key.includes(part))).toSorted();

  it('is listed whole without a choice', async () => {
    const { logs, digests, unnamed, passedOver } = await summarize(await storeOf(keys, location));
    expect(logs).toHaveLength(20);
    expect(logs).toEqual(wanted(['']));
    expect([digests, unnamed, passedOver]).toEqual([keys.length > 20 ? 20 : 0, [], {}]);
  });

  it('gives the days of a range and one on either side', async () => {
    const { logs, digests } = await summarize(await storeOf(keys, location), range);
    expect(logs).toEqual(wanted(['_20260228T', '_20260301T', '_20260302T']));
    expect(digests).toBe(keys.length > 20 ? 12 : 0);
  });

  it('gives the days from a time on, or up to one', async () => {
    const from = await summarize(await storeOf(keys, location), { from: new Date('2026-03-02T00:00:00Z') });
    expect(from.logs).toEqual(wanted(['_20260301T', '_20260302T', '_20260310T']));
    const to = await summarize(await storeOf(keys, location), { to: new Date('2026-02-27T00:00:00Z') });
    expect(to.logs).toEqual(wanted(['_20260227T', '_20260228T']));
  });

  it('gives the accounts and Regions asked for', async () => {
    const options = { accounts: ['444455556666'], regions: ['eu-west-1'] };
    const { logs } = await summarize(await storeOf(keys, location), options);
    expect(logs).toEqual(wanted(['444455556666_CloudTrail_eu-west-1']));
  });
});

it('counts every object once: log, digest, unnamed or skipped with its reason', async () => {
  const keys = [
    ...below('AWSLogs/', accountKeys()),
    '.DS_Store',
    'LICENSE',
    'export.json',
    'more/Export.JSON.gz',
    '.metadata/AWSLogs/a.json',
    '.orgtrail/lake/x.json',
    'lake/cloudtrail_events/_delta_log/00000000000000000000.json',
    'truth.json',
  ];
  const { logs, digests, unnamed, skipped } = await summarize(await storeOf(keys));
  expect([logs.length, digests, unnamed]).toEqual([20, 20, ['export.json', 'more/Export.JSON.gz']]);
  expect(skipped).toEqual({ 'folder-marker': 2, 'not-a-log': 2, own: 4 });
});

it('takes a file that is named like a log of another account for unnamed, not for a log', async () => {
  const name = logName('444455556666', 'eu-west-1', '2026/03/01');
  const key = `AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01/${name}`;
  expect(await summarize(await storeOf([key]))).toMatchObject({ logs: [], unnamed: [key] });
});

it('says why a log of a flat folder is skipped', async () => {
  const { skipped } = await summarize(await storeOf(flatKeys), { ...range, accounts: ['111122223333'] });
  expect(skipped).toEqual({ 'other-account': 10, 'outside-range': 4 });
});

describe('a narrowed listing of an organization', () => {
  /** Records what is asked of a store. */
  function watched(store: ObjectStore) {
    const asked: string[] = [];
    const watching: ObjectStore = {
      ...store,
      list: (prefix, options) => {
        asked.push(`list ${prefix}`);
        return store.list(prefix, options);
      },
      listFolder: (prefix) => {
        asked.push(`level ${prefix}`);
        return store.listFolder(prefix);
      },
    };
    return { watching, asked };
  }

  it('asks for days of accounts and Regions, never for the whole, and names what it leaves out', async () => {
    const store = await storeOf([
      ...below('AWSLogs/o-exampleorgid/', accountKeys()),
      'AWSLogs/111122223333/elasticloadbalancing/eu-west-1/x.log.gz',
      'AWSLogs/backup/x.json',
      'other/logs/of/something/x.json',
      'truth.json',
    ]);
    const { watching, asked } = watched(store);
    const { passedOver, skipped, logs } = await summarize(watching, { ...range, accounts: ['111122223333'] });
    expect(logs).toHaveLength(6);
    const folder = 'AWSLogs/o-exampleorgid/111122223333/';
    const lists = asked.filter((call) => call.startsWith('list ')).toSorted();
    expect(lists).toEqual(
      ['CloudTrail-Digest', 'CloudTrail']
        .flatMap((category) =>
          regions.flatMap((region) => days.slice(1, 4).map((day) => [category, region, day])),
        )
        .map((parts) => `list ${folder}${parts.join('/')}/`)
        .toSorted(),
    );
    expect(passedOver).toEqual({
      'AWSLogs/o-exampleorgid/444455556666/': 'other-account',
      'AWSLogs/111122223333/elasticloadbalancing/': 'not-cloudtrail',
      'AWSLogs/backup/': 'not-cloudtrail',
      'other/logs/of/': 'outside-aws-logs',
    });
    expect(skipped).toEqual({ own: 1, 'folder-marker': 1 });
  });

  it('reads no page behind the last day when the beginning is open', async () => {
    const { watching } = watched(await storeOf(below('AWSLogs/', accountKeys())));
    const { skipped } = await summarize(watching, { to: new Date('2026-02-26T00:00:00Z') });
    expect(skipped).toEqual({ 'folder-marker': 2, 'outside-range': 16 });
  });
});

it('reports a part that cannot be listed and lists the rest', async () => {
  const store = await storeOf(below('AWSLogs/', accountKeys()));
  const denied = { kind: 'denied', detail: 'AccessDenied' } as const;
  const closed = 'AWSLogs/111122223333/';
  const partly: ObjectStore = {
    ...store,
    listFolder: async (prefix) => (prefix === closed ? denied : store.listFolder(prefix)),
    list: async function* (prefix, options) {
      if (prefix.endsWith('eu-west-1/2026/03/01/')) yield denied;
      else yield* store.list(prefix, options);
    },
  };
  const { logs, unavailable } = await summarize(partly, range);
  expect(unavailable.toSorted()).toEqual([
    `${closed}: denied`,
    'AWSLogs/444455556666/CloudTrail-Digest/eu-west-1/2026/03/01/: denied',
    'AWSLogs/444455556666/CloudTrail/eu-west-1/2026/03/01/: denied',
  ]);
  expect(logs).toHaveLength(5);
});

describe('a folder on disk', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'orgtrail-logs-'));
    const store = await openFolderStore(root);
    for (const key of below('AWSLogs/o-exampleorgid/', accountKeys())) await store.put(key, new Uint8Array());
  });
  afterEach(() => rm(root, { recursive: true }));

  it.each([
    ['', 12],
    ['AWSLogs', 12],
    ['AWSLogs/o-exampleorgid', 12],
    ['AWSLogs/o-exampleorgid/111122223333', 6],
    ['AWSLogs/o-exampleorgid/111122223333/CloudTrail', 6],
    ['AWSLogs/o-exampleorgid/111122223333/CloudTrail/eu-west-1', 3],
    ['AWSLogs/o-exampleorgid/111122223333/CloudTrail/eu-west-1/2026/03', 2],
  ])('is found from %j', async (below, logs) => {
    const store = await openFolderStore(join(root, below));
    expect((await summarize(store, range)).logs).toHaveLength(logs);
  });
});
