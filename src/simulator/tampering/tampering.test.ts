import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../errors.js';
import {
  type DigestFile,
  type DigestFileKey,
  openContainer,
  parseDigest,
  parseLogKey,
  stringToSign,
  verifyDigestSignature,
} from '../../cloudtrail/index.js';
import { createMemoryStore } from '../../storage/index.js';
import { chainAddress } from '../chain-address.js';
import { makePlan } from '../plan.js';
import type { InjectedEvent } from '../scenarios/index.js';
import { type SimulationOptions, simulationSettings } from '../settings.js';
import type { PublicKeyLists } from '../signing/index.js';
import { simulateOrganization } from '../simulate-organization.js';
import type { TrueTampering, Truth } from '../truth.js';
import { type TamperName, tamperNames } from './catalog.js';
import { filterThrough } from './filter-through.js';
import { planTampering } from './plan-tampering.js';
import type { Slot } from './tamper.js';

const small: SimulationOptions = {
  accounts: 4,
  regions: 3,
  days: 1,
  eventsPerDay: 3000,
  seed: 7,
  endsAt: new Date('2026-03-03T00:00:00Z'),
};

interface Stored {
  readonly body: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
  readonly lastModified: Date;
}

/** Of logs and digests. */
type Objects = ReadonlyMap<string, Stored>;

interface Simulation {
  readonly objects: Objects;
  readonly truth: Truth;
  readonly keys: PublicKeyLists;
}

async function simulate(options: Partial<SimulationOptions>): Promise<Simulation> {
  const store = createMemoryStore();
  await simulateOrganization(store, { ...small, ...options });
  const objects = new Map<string, Stored>();
  for await (const page of store.list('')) {
    if (page.kind !== 'page') throw new Error(page.kind);
    for (const { key } of page.objects) {
      const found = await store.get(key);
      if (found.kind !== 'found') throw new Error(found.kind);
      objects.set(key, { body: found.body, metadata: found.metadata, lastModified: found.lastModified });
    }
  }
  const take = (key: string) => {
    const text = Buffer.from(objects.get(key)!.body).toString();
    objects.delete(key);
    return JSON.parse(text);
  };
  take('organization.json');
  return { objects, truth: take('truth.json') as Truth, keys: take('public-keys.json') as PublicKeyLists };
}

function contentOf({ objects }: Simulation, key: string): Buffer {
  const opened = openContainer(objects.get(key)!.body);
  if (opened.kind !== 'ok') throw new Error(`${key}: ${opened.detail}`);
  return Buffer.from(opened.content);
}

function digestOf(simulation: Simulation, key: string): DigestFile {
  const result = parseDigest(contentOf(simulation, key));
  if (result.kind !== 'ok') throw new Error(result.detail);
  return result.digest;
}

interface LogRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly errorCode?: string;
  readonly requestParameters: { readonly name?: string } | null;
}

const recordsOf = (simulation: Simulation, key: string): readonly LogRecord[] =>
  (JSON.parse(contentOf(simulation, key).toString()) as { readonly Records: LogRecord[] }).Records;

type Chain = Pick<TrueTampering, 'accountId' | 'region'>;

/** Keys of a chain's digests or log files, oldest first. */
function keysOf({ objects }: Simulation, kind: 'digest' | 'log', chain: Chain): readonly string[] {
  const isIn = (key: string) => {
    const parsed = parseLogKey(key);
    return parsed.kind === kind && parsed.accountId === chain.accountId && parsed.region === chain.region;
  };
  return [...objects.keys()].filter(isIn).sort();
}

const isSame = (one: Stored, other: Stored) =>
  Buffer.from(one.body).equals(other.body) &&
  JSON.stringify(one.metadata) === JSON.stringify(other.metadata) &&
  one.lastModified.getTime() === other.lastModified.getTime();

interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

function differences(before: Objects, after: Objects): Difference {
  return {
    added: [...after.keys()].filter((key) => !before.has(key)),
    removed: [...before.keys()].filter((key) => !after.has(key)),
    changed: [...after].flatMap(([key, object]) =>
      before.has(key) && !isSame(before.get(key)!, object) ? [key] : [],
    ),
  };
}

const nothing: Difference = { added: [], removed: [], changed: [] };
const seconds = (time: string) => Date.parse(time) / 1000;

let untouched: Simulation;
const done = new Map<TamperName, Simulation>();

beforeAll(async () => {
  untouched = await simulate({});
  for (const name of tamperNames) done.set(name, await simulate({ tamper: [name] }));
}, 120_000);

const only = (name: TamperName): TrueTampering => done.get(name)!.truth.tampering[0]!;

describe.each<[TamperName, keyof Difference, number]>([
  ['log-modified', 'changed', 1],
  ['log-deleted', 'removed', 1],
  ['log-truncated', 'changed', 1],
  ['log-added', 'added', 1],
  ['digest-modified', 'changed', 1],
  ['digest-deleted', 'removed', 1],
  ['newest-digests-deleted', 'removed', 3],
  ['chain-deleted', 'removed', 26],
  ['metadata-lost', 'changed', 1],
])('%s', (name, how, count) => {
  it('changes the objects that truth.json names and no other byte', () => {
    const { keys, accountId, region, from, to } = only(name);
    expect(keys).toHaveLength(count);
    for (const key of keys) expect(parseLogKey(key)).toMatchObject({ accountId, region });
    expect(differences(untouched.objects, done.get(name)!.objects)).toEqual({
      ...nothing,
      [how]: keys,
    });
    expect(seconds(from)).toBeLessThan(seconds(to));
  });
});

describe('log-modified', () => {
  it('is one byte of content in a good container, still JSON', () => {
    const simulation = done.get('log-modified')!;
    const [key] = only('log-modified').keys;
    const [before, after] = [contentOf(untouched, key!), contentOf(simulation, key!)];
    expect(after.length).toBe(before.length);
    expect([...after].filter((byte, index) => byte !== before[index])).toHaveLength(1);
    expect(recordsOf(simulation, key!).length).toBeGreaterThan(0);
  });
});

describe('log-truncated', () => {
  it('ends inside the compressed data', () => {
    const [key] = only('log-truncated').keys;
    expect(openContainer(done.get('log-truncated')!.objects.get(key!)!.body)).toMatchObject({
      kind: 'failed',
      reason: 'truncated',
    });
  });
});

describe('log-added', () => {
  it('lies in an hour that a digest covers without listing it', () => {
    const simulation = done.get('log-added')!;
    const [key] = only('log-added').keys;
    const { lastModified } = simulation.objects.get(key!)!;
    const digests = keysOf(simulation, 'digest', only('log-added')).map((each) => digestOf(simulation, each));
    const covering = digests.find(
      ({ digestStartTime, digestEndTime }) =>
        Date.parse(digestStartTime) < lastModified.getTime() &&
        lastModified.getTime() <= Date.parse(digestEndTime),
    );
    expect(covering).toBeDefined();
    expect(digests.flatMap(({ logFiles }) => logFiles).map(({ s3Object }) => s3Object)).not.toContain(key);
    expect(parseLogKey(key!)).not.toHaveProperty('irregular');
    expect(recordsOf(simulation, key!).map(({ eventName }) => eventName)).toContain('TerminateInstances');
  });
});

describe('digest-modified', () => {
  it('leaves valid JSON without log files under the signature that it had', () => {
    const simulation = done.get('digest-modified')!;
    const [key] = only('digest-modified').keys;
    expect(digestOf(untouched, key!).logFiles.length).toBeGreaterThan(0);
    expect(digestOf(simulation, key!).logFiles).toEqual([]);
    expect(simulation.objects.get(key!)!.metadata).toEqual(untouched.objects.get(key!)!.metadata);
    expect(isSigned(simulation, key!)).toBe(false);
    expect(isSigned(untouched, key!)).toBe(true);
  });
});

describe('digest-deleted', () => {
  it('leaves digests before and after, the next of which names it', () => {
    const chain = keysOf(untouched, 'digest', only('digest-deleted'));
    const [key] = only('digest-deleted').keys;
    const index = chain.indexOf(key!);
    expect(index).toBeGreaterThan(1);
    expect(digestOf(done.get('digest-deleted')!, chain[index + 1]!).previousDigestS3Object).toBe(key);
  });
});

describe('newest-digests-deleted', () => {
  it('takes the last three of a chain', () => {
    const tampering = only('newest-digests-deleted');
    expect(tampering.keys).toEqual(keysOf(untouched, 'digest', tampering).slice(-3));
  });
});

describe('chain-deleted', () => {
  it('takes every digest and leaves the log files', () => {
    const simulation = done.get('chain-deleted')!;
    expect(keysOf(simulation, 'digest', only('chain-deleted'))).toEqual([]);
    expect(keysOf(simulation, 'log', only('chain-deleted')).length).toBeGreaterThan(3);
  });
});

describe('metadata-lost', () => {
  it('loses all metadata and no byte of the content', () => {
    const [key] = only('metadata-lost').keys;
    const { body, metadata } = done.get('metadata-lost')!.objects.get(key!)!;
    expect(metadata).toEqual({});
    expect(Buffer.from(untouched.objects.get(key!)!.body).equals(body)).toBe(true);
  });
});

describe.each(['explained-gap', 'unexplained-gap'] as const)('%s', (name) => {
  it('leaves everything else as it is: other chains, and its own until then', () => {
    const { accountId, region, from, events } = only(name);
    const told = new Set(events.map(({ eventId }) => eventId));
    const { added, changed, removed } = differences(untouched.objects, done.get(name)!.objects);
    const elsewhere = [...added, ...changed, ...removed].filter((key) => {
      const parsed = parseLogKey(key);
      if (parsed.kind !== 'log' && parsed.kind !== 'digest') return true;
      if (parsed.accountId !== accountId || parsed.region !== region) return true;
      const time = parsed.kind === 'digest' ? parsed.endTime : parsed.deliveredAt;
      return time.getTime() / 1000 < seconds(from) - 1800;
    });
    // What its events are told in: their log files, and the digests that list those, and so on.
    const unexplained = elsewhere.filter((key) => !isTold(name, key, told));
    expect(unexplained).toEqual([]);
  });

  it('has neither log files nor digests for hours, then a starting digest, and is signed throughout', () => {
    const simulation = done.get(name)!;
    const { keys, from, to, ...chain } = only(name);
    expect(keys.length).toBeGreaterThanOrEqual(2);
    expect(keys.filter((key) => simulation.objects.has(key))).toEqual([]);
    expect(keys.filter((key) => untouched.objects.has(key))).toEqual(keys);
    const digests = keysOf(simulation, 'digest', chain);
    expect(digests.filter((key) => !isSigned(simulation, key))).toEqual([]);
    const inside = [...digests, ...keysOf(simulation, 'log', chain)].filter((key) => {
      const time = simulation.objects.get(key)!.lastModified.getTime() / 1000;
      const parsed = parseLogKey(key);
      return parsed.kind === 'log' && time > seconds(from) && time <= seconds(to);
    });
    expect(inside).toEqual([]);
    const files = digests.map((key) => digestOf(simulation, key));
    const starts = files.filter(({ previousDigestSignature }) => previousDigestSignature === null);
    expect(starts.map(({ digestEndTime }) => digestEndTime)).toEqual([files[0]!.digestEndTime, to]);
    expect(starts[1]!.logFiles).toEqual([]);
    const last = files[files.indexOf(starts[1]!) - 1]!;
    expect(last.digestEndTime).toBe(from);
  });

  it('begins a chain that lists every log file again', () => {
    const simulation = done.get(name)!;
    const chain = only(name);
    const listed = keysOf(simulation, 'digest', chain).flatMap((key) =>
      digestOf(simulation, key).logFiles.map(({ s3Object }) => s3Object),
    );
    expect(listed.sort()).toEqual(keysOf(simulation, 'log', chain));
  });
});

/** Whether a changed object of another chain is one that the events had to change. */
function isTold(name: TamperName, key: string, told: ReadonlySet<string>): boolean {
  const parsed = parseLogKey(key);
  const simulation = done.get(name)!;
  const first = Math.min(...only(name).events.map(({ eventTime }) => seconds(eventTime)));
  if (parsed.kind === 'digest') return told.size > 0 && parsed.endTime.getTime() / 1000 > first;
  if (parsed.kind !== 'log') return false;
  if (simulation.objects.has(key)) return recordsOf(simulation, key).some(({ eventID }) => told.has(eventID));
  return told.size > 0 && Math.abs(parsed.deliveredAt.getTime() / 1000 - first) < 1800;
}

function isSigned(simulation: Simulation, key: string): boolean {
  const digest = digestOf(simulation, key);
  const hash = createHash('sha256').update(contentOf(simulation, key)).digest('hex');
  const { region } = parseLogKey(key) as DigestFileKey;
  const listed = simulation.keys[region]!.PublicKeyList.find(
    ({ Fingerprint }) => Fingerprint === digest.digestPublicKeyFingerprint,
  )!;
  const check = {
    stringToSign: stringToSign(digest, hash),
    signatureHex: simulation.objects.get(key)!.metadata['signature']!,
    publicKeyDer: Buffer.from(listed.Value, 'base64'),
  };
  return verifyDigestSignature(check).kind === 'valid';
}

/** Successful calls about the organization trail that could explain a gap. */
function explanations(simulation: Simulation): readonly LogRecord[] {
  return [...simulation.objects.keys()]
    .filter((key) => parseLogKey(key).kind === 'log')
    .flatMap((key) => recordsOf(simulation, key))
    .filter(
      ({ eventName, errorCode, requestParameters }) =>
        /^(?:Stop|Start)Logging$/.test(eventName) &&
        errorCode === undefined &&
        requestParameters?.name?.endsWith('trail/org-trail') === true,
    );
}

describe('the gaps', () => {
  it('are explained by StopLogging and StartLogging in listed log files, or by nothing at all', () => {
    const simulation = done.get('explained-gap')!;
    const { events, ...chain } = only('explained-gap');
    const told = events.map(({ eventId }) => eventId);
    const found = explanations(simulation);
    expect(found.map(({ eventName }) => eventName)).toEqual(['StopLogging', 'StartLogging']);
    expect(told).toEqual(expect.arrayContaining(found.map(({ eventID }) => eventID)));
    const inChain = keysOf(simulation, 'log', chain).flatMap((key) => recordsOf(simulation, key));
    expect(inChain).toEqual(expect.arrayContaining([...found]));
    expect(explanations(done.get('unexplained-gap')!)).toEqual([]);
    expect(only('unexplained-gap').events).toEqual([]);
  });

  it('stop with the call and start with the starting digest', () => {
    const { events, from, to } = only('explained-gap');
    const timeOf = (name: string) => events.find((event) => event.name === `cloudtrail:${name}`)!.eventTime;
    expect(timeOf('StartLogging')).toBe(to);
    expect(seconds(from) - seconds(timeOf('StopLogging'))).toBe(660);
  });
});

describe('all of them', () => {
  let all: Simulation;
  beforeAll(async () => {
    all = await simulate({ tamper: 'all' });
  }, 60_000);

  it('are what each of them is alone, and never on the same account and Region in a larger organization', () => {
    expect(all.truth.tampering).toEqual(tamperNames.map(only));
    const chains = all.truth.tampering.map(({ accountId, region }) => `${accountId} ${region}`);
    expect(new Set(chains).size).toBe(tamperNames.length);
  });

  it('leave every event of a scenario readable in the logs', () => {
    const truncated = new Set(only('log-truncated').keys);
    const eventIds = new Set(
      [...all.objects.keys()]
        .filter((key) => parseLogKey(key).kind === 'log' && !truncated.has(key))
        .flatMap((key) => recordsOf(all, key).map(({ eventID }) => eventID)),
    );
    const hidden = all.truth.scenarios.flatMap(({ events }) => events.map(({ eventId }) => eventId));
    expect(hidden.length).toBeGreaterThan(50);
    expect(hidden.filter((eventId) => !eventIds.has(eventId))).toEqual([]);
  });

  it.each([1, 2, 3])('find room in three accounts and two Regions, with the seed %d', async (seed) => {
    const { truth } = await simulate({ accounts: 3, regions: 2, seed, tamper: 'all' });
    expect(truth.tampering.map(({ name }) => name)).toEqual(tamperNames);
  });
});

describe('the log files of a scenario', () => {
  const settings = simulationSettings({ ...small, scenarios: 'none' });
  const { world } = makePlan(settings);
  const slotOf = (name: TamperName, events: readonly InjectedEvent[]) =>
    planTampering({
      ...settings,
      chosen: [name],
      world,
      events,
      addressOf: (account, region) => chainAddress(settings, world, account, region),
    })[0]!.slot;
  const injected = (slot: Slot, time: number): InjectedEvent => ({
    event: {
      accountId: slot.account.id,
      region: slot.region,
      category: 'CloudTrail',
      time,
      eventId: 'e',
      name: 'ec2:RunInstances',
      errorCode: undefined,
      text: '{}',
    },
    note: '',
  });

  it.each([
    ['log-modified', -4000],
    ['log-deleted', -60],
    ['log-truncated', 0],
    ['unexplained-gap', -60],
    ['explained-gap', 3600],
  ] as const)('are left alone by %s, also when an event is delivered late', (name, seconds) => {
    const slot = slotOf(name, []);
    expect(slotOf(name, [injected(slot, slot.from + seconds)])).not.toEqual(slot);
    expect(slotOf(name, [injected(slot, slot.to)])).toEqual(slot);
  });

  it('do not explain a gap, wherever somebody stops a trail or changes a bucket', () => {
    const slot = slotOf('unexplained-gap', []);
    const elsewhere = world.accounts.find(({ id }) => id !== slot.account.id)!;
    const { event } = injected({ ...slot, account: elsewhere }, slot.from + 60);
    const named = (name: string) => slotOf('unexplained-gap', [{ event: { ...event, name }, note: '' }]);
    expect(named('s3:PutBucketLifecycle')).not.toEqual(slot);
    expect(named('cloudtrail:StopLogging')).not.toEqual(slot);
    expect(named('cloudtrail:DescribeTrails')).toEqual(slot);
  });
});

describe('tampering that cannot be done', () => {
  it('is refused when there is no room', async () => {
    const attempt = simulate({ accounts: 2, regions: 1, tamper: 'all' });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(/^--tamper: there is no room for /);
  });

  it('is done all the same when it alone was chosen', async () => {
    const { truth } = await simulate({ accounts: 2, regions: 1, days: 3, tamper: ['unexplained-gap'] });
    expect(truth.tampering).toHaveLength(1);
  });

  it('is refused when nothing was there to do it to, rather than claimed', () => {
    const plan = makePlan(simulationSettings({ ...small, tamper: ['log-modified'] }));
    const filter = filterThrough(plan.tampering);
    expect(() => filter.traces()).toThrow(UserError);
    expect(() => filter.traces()).toThrow(/^--tamper: log-modified met no file of /);
  });
});
