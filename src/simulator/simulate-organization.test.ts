import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfiguration } from '../config/index.js';
import { UserError } from '../errors.js';
import {
  type DigestFile,
  type DigestFileKey,
  formatLogKey,
  type LogFileKey,
  openContainer,
  parseDigest,
  parseLogKey,
  publicKeyFingerprint,
  stringToSign,
  verifyDigestSignature,
} from '../cloudtrail/index.js';
import { parseOrganization } from '../organization/index.js';
import { createMemoryStore, type ObjectStore } from '../storage/index.js';
import {
  incidentNames,
  simulateOrganization,
  type SimulationControls,
  type SimulationOptions,
  type SimulationSummary,
  type Truth,
} from './index.js';
import type { PublicKeyLists } from './signing/index.js';

const small: SimulationOptions = {
  accounts: 4,
  regions: 3,
  days: 1,
  eventsPerDay: 3000,
  seed: 7,
  endsAt: new Date('2026-03-03T00:00:00Z'),
};

interface SimulatedObject {
  readonly key: string;
  readonly body: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
}

interface Simulation {
  readonly summary: SimulationSummary;
  readonly objects: ReadonlyMap<string, SimulatedObject>;
}

async function simulate(
  options: Partial<SimulationOptions> = {},
  controls?: SimulationControls,
): Promise<Simulation> {
  const store = createMemoryStore();
  const summary = await simulateOrganization(store, { ...small, ...options }, controls);
  return { summary, objects: await objectsOf(store) };
}

async function objectsOf(store: ObjectStore): Promise<ReadonlyMap<string, SimulatedObject>> {
  const objects = new Map<string, SimulatedObject>();
  for await (const page of store.list('')) {
    if (page.kind !== 'page') throw new Error(page.kind);
    for (const { key } of page.objects) {
      const found = await store.get(key);
      if (found.kind !== 'found') throw new Error(found.kind);
      objects.set(key, { key, body: found.body, metadata: found.metadata });
    }
  }
  return objects;
}

/** One hash over every key, body and metadata. */
function fingerprint({ objects }: Simulation): string {
  const hash = createHash('sha256');
  for (const { key, body, metadata } of objects.values())
    hash.update(key).update(body).update(JSON.stringify(metadata));
  return hash.digest('hex');
}

function contentOf(object: SimulatedObject): Uint8Array {
  const opened = openContainer(object.body);
  if (opened.kind !== 'ok') throw new Error(`${object.key}: ${opened.reason}`);
  return opened.content;
}

function documentOf<Document>({ objects }: Simulation, key: string): Document {
  return JSON.parse(Buffer.from(objects.get(key)!.body).toString()) as Document;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const described = ['organization.json', 'orgtrail.yaml', 'public-keys.json', 'truth.json'];

function logKeyOf({ key }: SimulatedObject): LogFileKey {
  const parsed = parseLogKey(key);
  if (parsed.kind !== 'log') throw new Error(key);
  return parsed;
}

function digestKeyOf({ key }: SimulatedObject): DigestFileKey {
  const parsed = parseLogKey(key);
  if (parsed.kind !== 'digest') throw new Error(key);
  return parsed;
}

function chainOf(object: SimulatedObject): string {
  const { accountId, region } = digestKeyOf(object);
  return `${accountId}/${region}`;
}

type Record_ = Readonly<Record<string, unknown>> & {
  readonly eventID: string;
  readonly eventTime: string;
  readonly recipientAccountId: string;
  readonly awsRegion: string;
};

let simulation: Simulation;
let logs: readonly {
  readonly object: SimulatedObject;
  readonly hash: string;
  readonly records: readonly Record_[];
}[];
let digests: readonly {
  readonly object: SimulatedObject;
  readonly hash: string;
  readonly digest: DigestFile;
}[];

beforeAll(async () => {
  simulation = await simulate();
  const objects = [...simulation.objects.values()].filter(({ key }) => !described.includes(key));
  logs = objects
    .filter(({ key }) => parseLogKey(key).kind === 'log')
    .map((object) => {
      const content = contentOf(object);
      return {
        object,
        hash: sha256(content),
        records: (JSON.parse(Buffer.from(content).toString()) as { Records: Record_[] }).Records,
      };
    });
  digests = objects
    .filter(({ key }) => parseLogKey(key).kind === 'digest')
    .map((object) => {
      const content = contentOf(object);
      const result = parseDigest(content);
      if (result.kind !== 'ok') throw new Error(result.detail);
      return { object, hash: sha256(content), digest: result.digest };
    });
});

describe('the same options', () => {
  it('give the same bytes, and another seed gives others', async () => {
    expect(fingerprint(await simulate())).toBe(fingerprint(simulation));
    expect(fingerprint(await simulate({ seed: 8 }))).not.toBe(fingerprint(simulation));
  });

  describe('in worker threads', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'simulator-'));
      const outfile = join(folder, 'account-worker.mjs');
      const entry = new URL('worker/account-worker.ts', import.meta.url).pathname;
      await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile });
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('give the same bytes as in the calling thread', async () => {
      const workerEntry = pathToFileURL(join(folder, 'account-worker.mjs'));
      const here = await simulate({ tamper: 'all' });
      const threaded = await simulate({ tamper: 'all' }, { threads: 2, workerEntry });
      expect(threaded.summary).toEqual(here.summary);
      expect(fingerprint(threaded)).toBe(fingerprint(here));
    });

    it('stop with the error when the thread cannot start', async () => {
      const workerEntry = pathToFileURL(join(folder, 'missing.mjs'));
      await expect(simulate({}, { threads: 2, workerEntry })).rejects.toThrow('missing.mjs');
    });
  });
});

describe('log files', () => {
  it('have keys that CloudTrail could have given them', () => {
    expect(logs.length).toBeGreaterThan(300);
    for (const { object } of logs) {
      const key = logKeyOf(object);
      expect(key).toMatchObject({
        kind: 'log',
        layout: 'aws-logs',
        organizationId: simulation.summary.organizationId,
      });
      expect(key).not.toHaveProperty('irregular');
      expect(key.deliveredAt.getUTCMinutes() % 5).toBe(0);
    }
  });

  it('hold records of their account and Region that are at most an hour old', () => {
    for (const { object, records } of logs) {
      const key = logKeyOf(object);
      for (const record of records) {
        expect(record.recipientAccountId).toBe(key.accountId);
        expect(record.awsRegion).toBe(key.region);
        const lag = key.deliveredAt.getTime() - Date.parse(record.eventTime);
        expect(lag).toBeGreaterThan(0);
        expect(lag).toBeLessThan(70 * 60_000);
      }
    }
  });

  it('are not sorted by time, as CloudTrail does not sort them', () => {
    const unsorted = logs.filter(({ records }) =>
      records.some((record, index) => index > 0 && record.eventTime < records[index - 1]!.eventTime),
    );
    expect(unsorted.length / logs.length).toBeGreaterThan(0.2);
  });

  it('hold as many events as the summary and the last progress say', async () => {
    const events = logs.reduce((sum, { records }) => sum + records.length, 0);
    expect(simulation.summary).toMatchObject({ events, logFiles: logs.length, digests: digests.length });
    const seen: number[] = [];
    await simulate({ eventsPerDay: 500 }, { onProgress: ({ done }) => seen.push(done) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('hold about the number of events asked for, all in the range, none twice', () => {
    const records = logs.flatMap((log) => log.records);
    const injected = documentOf<Truth>(simulation, 'truth.json').scenarios.flatMap(
      ({ events }) => events,
    ).length;
    expect(records.length - injected).toBeGreaterThan(2850);
    expect(records.length - injected).toBeLessThan(3150);
    expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(records.length);
    expect(
      records.every(
        ({ eventTime }) => eventTime >= '2026-03-02T00:00:00Z' && eventTime < '2026-03-03T00:00:00Z',
      ),
    ).toBe(true);
  });
});

describe('digests', () => {
  it('stand where they say, and are named by their end', () => {
    for (const { object, digest } of digests) {
      expect(digest.digestS3Object).toBe(object.key);
      const key = digestKeyOf(object);
      expect(key).toMatchObject({
        trailName: 'org-trail',
        homeRegion: 'us-east-1',
        accountId: digest.awsAccountId,
      });
      expect(key.endTime.getTime()).toBe(Date.parse(digest.digestEndTime));
      expect(formatLogKey(key)).toBe(object.key);
    }
  });

  it('are signed by their Region, with a key that is valid then', () => {
    const published = documentOf<PublicKeyLists>(simulation, 'public-keys.json');
    for (const { object, hash, digest } of digests) {
      const key = digestKeyOf(object);
      const listed = published[key.region]!.PublicKeyList.find(
        ({ Fingerprint }) => Fingerprint === digest.digestPublicKeyFingerprint,
      )!;
      const publicKeyDer = Buffer.from(listed.Value, 'base64');
      expect(publicKeyFingerprint(publicKeyDer)).toBe(listed.Fingerprint);
      expect(Date.parse(listed.ValidityStartTime)).toBeLessThanOrEqual(key.endTime.getTime());
      expect(Date.parse(listed.ValidityEndTime)).toBeGreaterThan(key.endTime.getTime());
      const signatureHex = object.metadata['signature']!;
      expect(object.metadata['signature-algorithm']).toBe('SHA256withRSA');
      expect(
        verifyDigestSignature({ stringToSign: stringToSign(digest, hash), signatureHex, publicKeyDer }),
      ).toEqual({ kind: 'valid' });
    }
  });

  it('make one unbroken chain for every account and Region, busy or idle', () => {
    const names = new Set(digests.map(({ object }) => chainOf(object)));
    expect(names.size).toBe(4 * 3);
    for (const name of names) {
      const inOrder = digests.filter(({ object }) => chainOf(object) === name);
      expect(inOrder.length).toBe(26);
      expect(inOrder[0]!.digest).toMatchObject({
        logFiles: [],
        previousDigestSignature: null,
        previousDigestS3Object: null,
      });
      for (const [index, { digest }] of inOrder.entries()) {
        const previous = inOrder[index - 1];
        if (previous === undefined) continue;
        expect(digest).toMatchObject({
          digestStartTime: previous.digest.digestEndTime,
          previousDigestS3Object: previous.object.key,
          previousDigestHashValue: previous.hash,
          previousDigestSignature: previous.object.metadata['signature'],
        });
      }
    }
  });

  it('list every log file exactly once, with its hash and the times of its events', () => {
    const listed = digests.flatMap(({ digest }) => digest.logFiles);
    expect(listed.length).toBe(logs.length);
    const byKey = new Map(listed.map((entry) => [entry.s3Object, entry]));
    for (const { object, hash, records } of logs) {
      const times = records.map(({ eventTime }) => eventTime).sort();
      expect(byKey.get(object.key)).toEqual({
        s3Bucket: 'larkmoor-org-trail',
        s3Object: object.key,
        hashValue: hash,
        hashAlgorithm: 'SHA-256',
        newestEventTime: times.at(-1),
        oldestEventTime: times[0],
      });
    }
  });

  it('say null for the event times of an idle hour', () => {
    const idle = digests.filter(({ digest }) => digest.logFiles.length === 0);
    expect(idle.length).toBeGreaterThan(26);
    for (const { digest } of idle)
      expect(digest).toMatchObject({ newestEventTime: null, oldestEventTime: null });
  });
});

describe('the descriptions', () => {
  it('describe the organization in the form that orgtrail reads', () => {
    const result = parseOrganization(documentOf(simulation, 'organization.json'));
    if (result.kind !== 'ok') throw new Error(JSON.stringify(result.problems));
    expect(result.organization.accounts).toHaveLength(4);
    expect(result.organization.trail).toMatchObject({
      name: 'org-trail',
      homeRegion: 'us-east-1',
      bucket: 'larkmoor-org-trail',
      prefix: '',
    });
  });

  it('tell the truth: every injected event is in the logs, as stated', () => {
    const records = new Map(logs.flatMap((log) => log.records).map((record) => [record.eventID, record]));
    const truth = documentOf<Truth>(simulation, 'truth.json');
    expect(truth.scenarios.map(({ name }) => name)).toEqual(incidentNames);
    for (const { events, summary, principals } of truth.scenarios) {
      expect(events.length).toBeGreaterThan(3);
      expect(summary.length).toBeGreaterThan(40);
      expect(principals.length).toBeGreaterThan(0);
      for (const event of events) {
        expect(records.get(event.eventId)).toMatchObject({
          eventTime: event.eventTime,
          recipientAccountId: event.accountId,
          awsRegion: event.region,
          ...(event.errorCode === undefined ? {} : { errorCode: event.errorCode }),
        });
      }
    }
  });

  it('have no traces of scenarios that were not asked for', async () => {
    const attackers = /"sourceIPAddress":"192\.0\.2\./;
    const textOf = ({ objects }: Simulation) =>
      [...objects.values()]
        .filter(({ key }) => parseLogKey(key).kind === 'log')
        .map((object) => Buffer.from(contentOf(object)).toString())
        .join();
    const peaceful = await simulate({ scenarios: 'none', eventsPerDay: 1000 });
    expect(documentOf<Truth>(peaceful, 'truth.json').scenarios).toEqual([]);
    expect(textOf(peaceful)).not.toMatch(attackers);
    expect(textOf(await simulate({ scenarios: ['stop-logging'], eventsPerDay: 1000 }))).toMatch(attackers);
  });
});

describe('layouts', () => {
  it.each([
    ['organization', '', 'AWSLogs/o-'],
    ['account', '', 'AWSLogs/'],
    ['control-tower', '', 'o-'],
    ['organization', 'audit/logs', 'audit/logs/AWSLogs/o-'],
  ] as const)('%s with the prefix %j starts keys with %s', async (layout, prefix, start) => {
    const { objects } = await simulate({
      layout,
      prefix,
      eventsPerDay: 100,
      regions: 1,
      accounts: 2,
      scenarios: 'none',
    });
    const keys = [...objects.keys()].filter((key) => !described.includes(key));
    expect(keys.every((key) => key.startsWith(start) && parseLogKey(key).kind !== 'other')).toBe(true);
    expect(keys.some((key) => key.includes('/o-'))).toBe(layout !== 'account');
  });

  it('names whole keys of the bucket in digests when the store is only a part of it', async () => {
    const part = await simulate({ storePrefix: 'a/b/', eventsPerDay: 100, regions: 1, accounts: 2 });
    const [digest] = [...part.objects.values()].filter(({ key }) => parseLogKey(key).kind === 'digest');
    expect(JSON.parse(Buffer.from(contentOf(digest!)).toString())).toMatchObject({
      digestS3Object: `a/b/${digest!.key}`,
    });
    expect(documentOf(part, 'organization.json')).toMatchObject({ trail: { prefix: 'a/b' } });
  });
});

describe('the configuration of the organization', () => {
  const few = { eventsPerDay: 100, regions: 1, scenarios: 'none' } as const;

  it('is left as it is when there is one', async () => {
    const store = createMemoryStore();
    await store.put('orgtrail.yaml', Buffer.from('mine'), {});
    await simulateOrganization(store, { ...small, ...few });
    const objects = await objectsOf(store);
    expect(Buffer.from(objects.get('orgtrail.yaml')!.body).toString()).toBe('mine');
  });

  it('is not written where only the management account could hold the logs', async () => {
    const { objects } = await simulate({ ...few, accounts: 2 });
    expect([...objects.keys()].filter((key) => described.includes(key))).toEqual(
      described.filter((key) => key !== 'orgtrail.yaml'),
    );
  });

  it.each([
    ['a short name', 'logs'],
    ['the longest name', 'b'.repeat(63)],
  ])('is one that orgtrail accepts, for a bucket with %s', async (_case, bucket) => {
    const { objects } = await simulate({ ...few, bucket, prefix: 'audit' });
    const text = Buffer.from(objects.get('orgtrail.yaml')!.body).toString();
    expect(parseConfiguration(text)).toMatchObject({
      kind: 'ok',
      configuration: { logBucket: { name: bucket, prefix: 'audit' } },
    });
  });
});

describe('a run that cannot go on', () => {
  it('stops with the store’s own words', async () => {
    const store: ObjectStore = {
      ...createMemoryStore(),
      location: 's3://full',
      put: async () => ({ kind: 'denied', detail: 'AccessDenied' }),
    };
    await expect(simulateOrganization(store, small)).rejects.toThrow(UserError);
    await expect(simulateOrganization(store, small)).rejects.toThrow(
      's3://full: cannot write organization.json (denied): AccessDenied',
    );
  });

  it('stops when it is told to', async () => {
    await expect(simulate({}, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});
