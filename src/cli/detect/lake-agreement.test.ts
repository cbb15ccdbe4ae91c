import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { RANDOM_EVENTS, RANDOM_RULES } from '../../../test/fixtures/random-rules.js';
import {
  type Detection,
  detectLake,
  detectLocation,
  openRuleBook,
  type RuleBook,
} from '../../detection/index.js';
import { ingest, takeSnapshot } from '../../lake/index.js';
import { openQueryEngine, type QueryEngine } from '../../query/index.js';
import { CLOUDTRAIL_VIRTUAL_FIELDS, loadRules, openRuleFolder, type SigmaRule } from '../../sigma/index.js';
import { simulateOrganization } from '../../simulator/index.js';
import { createMemoryStore, type ObjectStore } from '../../storage/index.js';
import { openLocalLake } from '../open-lake.js';
import { eventFieldColumns } from '../rules/event-field-columns.js';
import { readRuleEvents } from '../rules/read-rule-events.js';

const NOW = new Date('2026-03-03T00:00:00Z');
const pack = await openRuleFolder([]);
const everything = openRuleBook(pack, { placeholders: {}, minimumLevel: 'informational', only: [] });
const { signal } = new AbortController();

/** The same log files read as such, and through a lake. */
interface Sides {
  readonly store: ObjectStore;
  readonly engine: QueryEngine;
}

const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of opened) await close();
});

async function openSides(store: ObjectStore): Promise<Sides> {
  const folder = await mkdtemp(join(tmpdir(), 'orgtrail-agreement-'));
  const lake = await openLocalLake({ folder: join(folder, 'lake'), create: true, now: NOW });
  await ingest({ store, lake, threads: 0, now: () => NOW });
  const engine = await openQueryEngine({ snapshot: await takeSnapshot(lake), temporaryFolder: folder });
  lake.close();
  opened.push(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { store, engine };
}

async function logsOf(records: readonly unknown[]): Promise<ObjectStore> {
  const store = createMemoryStore();
  const key =
    'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/03/02/111111111111_CloudTrail_eu-west-1_20260302T1000Z_agreeagreeagree1.json.gz';
  await store.put(key, gzipSync(JSON.stringify({ Records: records })));
  return store;
}

async function detectBoth({ store, engine }: Sides, book: RuleBook) {
  const lake = await detectLake({ engine, book, columns: eventFieldColumns(), signal });
  const logs = await detectLocation({ store, book, threads: 0, signal, scope: {} });
  return { lake, logs };
}

function rule(selection: string, condition = 'condition: selection', more = ''): string {
  return `title: a rule
level: high
${more}
logsource: { product: aws, service: cloudtrail }
detection:
  selection: ${selection}
  ${condition}
`;
}

function bookOf(texts: Readonly<Record<string, string>>, only: readonly string[] = []): RuleBook {
  const files = Object.entries(texts).map(([id, text]) => ({ path: `${id}.yml`, text }));
  const loaded = loadRules(files, CLOUDTRAIL_VIRTUAL_FIELDS);
  expect(loaded.problems).toEqual([]);
  return openRuleBook(loaded, { placeholders: {}, minimumLevel: 'informational', only });
}

function bookOfRules(rules: readonly SigmaRule[]): RuleBook {
  const loaded = { rules, correlations: [], filters: [], problems: [], passedOver: [] };
  return openRuleBook(loaded, { placeholders: {}, minimumLevel: 'informational', only: [] });
}

/** In no order: events of one second have none. */
const sorted = (detections: readonly Detection[]): readonly string[] =>
  detections.map((each) => JSON.stringify(each)).toSorted();

describe('the lake finds what the log files hold', () => {
  it('for every event of every rule, whatever rules are asked', { timeout: 60_000 }, async () => {
    const events = await readRuleEvents(pack.files);
    const records = events.flatMap(({ ruleId, cases }) =>
      cases.map(({ event }, at) => ({
        ...(event as Readonly<Record<string, unknown>>),
        eventID: `${ruleId}-${at}`,
        recipientAccountId: '111111111111',
      })),
    );
    const { lake, logs } = await detectBoth(await openSides(await logsOf(records)), everything);
    expect(lake.inexact).toEqual([]);
    expect(lake.events).toBe(records.length);
    expect(sorted(lake.detections)).toEqual(sorted(logs.detections));
    const found = new Set(lake.detections.map(({ ruleId }) => ruleId));
    const single = pack.rules.filter(({ ruleId }) => everything.reporting.has(ruleId));
    expect(single.filter(({ ruleId }) => !found.has(ruleId)).map(({ ruleId }) => ruleId)).toEqual([]);
  });

  it.each([1, 2, 3])(
    'in a simulated organization, with the bursts in it, seed %i',
    { timeout: 60_000 },
    async (seed) => {
      const store = createMemoryStore();
      const endsAt = new Date('2026-03-02T00:00:00Z');
      await simulateOrganization(store, {
        seed,
        accounts: 3,
        days: 1,
        regions: 2,
        eventsPerDay: 8_000,
        endsAt,
      });
      const { lake, logs } = await detectBoth(await openSides(store), everything);
      expect(sorted(lake.detections)).toEqual(sorted(logs.detections));
      const kinds = new Set(lake.detections.map(({ ruleId }) => ruleId));
      expect([...kinds]).toEqual(expect.arrayContaining(['cor-02', 'cor-06']));
    },
  );

  it('for rules about names in every way, and events without a name or a time', async () => {
    const book = bookOf({
      start: rule('{ eventName|startswith: Delete }'),
      not: rule('{ eventSource: iam.amazonaws.com }', 'condition: not selection'),
      other: rule('{ userAgent|contains: kali }'),
      nameless: rule('{ eventName: null }'),
      nothing: rule('{ eventName: NeverHappens }'),
      everything: rule("{ eventVersion|contains: '*' }"),
    });
    const plain = { eventVersion: '1.11', recipientAccountId: '111111111111' };
    const records = [
      {
        ...plain,
        eventTime: '2026-03-02T10:00:00Z',
        eventSource: 'iam.amazonaws.com',
        eventName: 'DeleteUser',
      },
      {
        ...plain,
        eventTime: '2026-03-02T10:00:00Z',
        eventSource: 'S3.amazonaws.com',
        eventName: 'deletebucket',
      },
      { ...plain, eventSource: 'iam.amazonaws.com', eventName: 'DeleteRole', userAgent: 'Kali' },
      { ...plain, eventTime: '2026-03-02T10:00:01Z', eventSource: 'iam.amazonaws.com' },
      { ...plain, eventTime: '2026-03-02T10:00:02Z', eventName: "Quote'd", userAgent: 'kali' },
      plain,
    ].map((record, at) => ({ ...record, eventID: `event-${at}` }));
    const { lake, logs } = await detectBoth(await openSides(await logsOf(records)), book);
    expect(sorted(lake.detections)).toEqual(sorted(logs.detections));
    expect(lake.detections).toHaveLength(16);
  });

  it('for any rule', { timeout: 120_000 }, async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const rules = fc.sample(RANDOM_RULES, { numRuns: 60, seed });
    const records = fc.sample(RANDOM_EVENTS, { numRuns: 200, seed }).map((event, at) => ({
      ...event,
      eventID: `event-${at}`,
      eventTime: `2026-03-02T10:00:${String(at % 60).padStart(2, '0')}Z`,
      recipientAccountId: '111111111111',
    }));
    const sides = await openSides(await logsOf(records));
    const book = bookOfRules(rules.map((each, at) => ({ ...each, ruleId: `random-${at}` })));
    const { lake, logs } = await detectBoth(sides, book);
    const inexact = new Set(lake.inexact.map(({ ruleId }) => ruleId));
    const exact = (detections: readonly Detection[]) =>
      detections.filter((each) => !inexact.has(each.ruleId));
    expect(sorted(exact(lake.detections)), `seed ${seed}`).toEqual(sorted(exact(logs.detections)));
    expect(exact(lake.detections).length).toBeGreaterThan(0);
  });
});

describe('a burst is found in the lake wherever it lies', () => {
  const counted = rule('{ eventName: ListUsers }', 'condition: selection', 'name: listed');
  const burst = (parts: string): string => `title: burst
level: high
correlation: { type: event_count, rules: [listed], timespan: 10m, ${parts} }
`;
  /** Seconds after ten o'clock; ten minutes begin and end at full ones. */
  const listing = (seconds: number, more: Readonly<Record<string, unknown>> = {}) => ({
    eventID: `at-${seconds}-${JSON.stringify(more)}`,
    eventTime: new Date(Date.UTC(2026, 2, 2, 10) + seconds * 1000).toISOString().replace('.000Z', 'Z'),
    eventSource: 'iam.amazonaws.com',
    eventName: 'ListUsers',
    recipientAccountId: '111111111111',
    userIdentity: { arn: 'arn:aws:iam::111111111111:user/a' },
    ...more,
  });
  const byUser = 'group-by: [userIdentity.arn], condition: { gte: 3 }';
  const other = { userIdentity: { arn: "arn:aws:iam::111111111111:user/o'b" } };

  it.each([
    ['within one piece of time', byUser, [1, 2, 3].map((at) => listing(at)), 1],
    ['over the edge of two', byUser, [590, 599, 600].map((at) => listing(at)), 1],
    ['of exactly its timespan', byUser, [0, 1, 600].map((at) => listing(at)), 1],
    ['a second too long', byUser, [0, 1, 601].map((at) => listing(at)), 0],
    ['with one too few', byUser, [1, 2].map((at) => listing(at)), 0],
    ['of two who have one together', byUser, [listing(1), listing(2), listing(3, other)], 0],
    ['of somebody with a quote', byUser, [1, 2, 3].map((at) => listing(at, other)), 1],
    ['of nobody', byUser, [1, 2, 3].map((at) => listing(at, { userIdentity: {} })), 1],
    ['twice, and quiet between', byUser, [1, 2, 3, 4001, 4002, 4003].map((at) => listing(at)), 2],
    [
      'by a field that has no column of its own',
      'group-by: [requestParameters.pathPrefix], condition: { gt: 2 }',
      [1, 2, 3].map((at) => listing(at, { requestParameters: { pathPrefix: '/a' } })),
      1,
    ],
    ['without a group', 'condition: { gte: 3 }', [listing(1), listing(2), listing(3, other)], 1],
    ['where one is enough', 'condition: { gte: 1 }', [listing(1)], 1],
    ['where few are meant', 'condition: { lt: 2 }', [listing(1)], 1],
  ] as const)('%s', async (_case, parts, records, expected) => {
    const { lake, logs } = await detectBoth(
      await openSides(await logsOf(records)),
      bookOf({ counted, burst: burst(parts) }, ['burst']),
    );
    expect(logs.detections).toHaveLength(expected);
    expect(lake.detections).toEqual(logs.detections);
  });
});

describe('what the lake cannot answer exactly', () => {
  it('is said: rules that read what no column holds, and what counts them', async () => {
    const { lake } = await detectBoth(
      await openSides(await logsOf([])),
      bookOf({
        exact: rule('{ eventName: ListUsers, requestParameters.any.thing: x }'),
        blind: rule(
          '{ eventName: ListUsers, someNewField.inside: x }',
          'condition: selection',
          'name: blind',
        ),
        text: rule('[ needle ]'),
        identity: rule("{ userIdentity|contains: 'x' }"),
        reference: rule('{ userAgent|fieldref: otherNewField }'),
        counting: `title: counting
level: high
correlation: { type: event_count, rules: [blind], group-by: [anotherNewField], timespan: 1m, condition: { gte: 2 }, generate: true }
`,
      }),
    );
    expect(lake.inexact).toEqual([
      { ruleId: 'blind', fields: ['anotherNewField', 'someNewField.inside'] },
      { ruleId: 'text', fields: ['the whole event'] },
      { ruleId: 'identity', fields: ['userIdentity'] },
      { ruleId: 'reference', fields: ['otherNewField'] },
      { ruleId: 'counting', fields: ['anotherNewField', 'someNewField.inside'] },
    ]);
  });
});
