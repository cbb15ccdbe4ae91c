import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logFile, record } from '../../../test/fixtures/log-files.js';
import { ask, lakeOfStores, type QueryLake } from '../../../test/fixtures/query-lake.js';
import { UserError } from '../../errors.js';
import { createMemoryStore } from '../../storage/index.js';
import { DEFAULT_SPIKE_RULES } from '../anomalies/index.js';
import { sumOf, toDollars } from '../money/micro-dollars.js';
import { loadPriceList, makePriceBook } from '../prices/index.js';
import { readUsage } from '../volumes/index.js';
import { reportCost } from './cost-report.js';
import { type CostGroup, readGroups } from './groups.js';

const book = makePriceBook(await loadPriceList());
const MEMBER = '111122223333';
const OTHER = '444455556666';

const events = (count: number, change: Readonly<Record<string, unknown>>) =>
  Array.from({ length: count }, (_, index) =>
    record({ eventTime: `2026-03-01T10:${String(index % 60).padStart(2, '0')}:00Z`, ...change }),
  );
const management = events(40, {});
const reads = events(25, {
  eventCategory: 'Data',
  managementEvent: false,
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
});
const others = events(7, { recipientAccountId: OTHER, awsRegion: 'us-east-1' });

const nameOf = (account: string, region: string, unique: string) =>
  `${account}_CloudTrail_${region}_20260301T1005Z_${unique}.json.gz`;
const folder = (account: string, region: string) => `${account}/CloudTrail/${region}/2026/03/01/`;

let lake: QueryLake;
beforeAll(async () => {
  const store = createMemoryStore();
  const own = folder(MEMBER, 'eu-west-1');
  const first = logFile([...management, ...reads]);
  await store.put(`AWSLogs/o-example1234/${own}${nameOf(MEMBER, 'eu-west-1', 'FIRST')}`, first);
  await store.put(
    `AWSLogs/o-example1234/${folder(OTHER, 'us-east-1')}${nameOf(OTHER, 'us-east-1', 'OTHER')}`,
    logFile(others),
  );
  // A second trail recorded all management events and five of the reads.
  await store.put(
    `team/AWSLogs/${own}${nameOf(MEMBER, 'eu-west-1', 'SECOND')}`,
    logFile([...management, ...reads.slice(0, 5)]),
  );
  // Three events came again under the first trail's prefix.
  await store.put(
    `AWSLogs/o-example1234/${own}${nameOf(MEMBER, 'eu-west-1', 'AGAIN')}`,
    logFile(management.slice(0, 3)),
  );
  // And somebody copied a whole file elsewhere.
  await store.put(`backup/AWSLogs/o-example1234/${own}${nameOf(MEMBER, 'eu-west-1', 'FIRST')}`, first);
  lake = await lakeOfStores([store]);
});
afterAll(async () => lake.remove());

const report = async (change: Parameters<QueryLake['engine']>[0] = {}) =>
  reportCost({
    engine: await lake.engine(change),
    book,
    top: 10,
    rules: DEFAULT_SPIKE_RULES,
    realTime: 'none',
  });

describe('a report', () => {
  it('says what each account has, and which copies are paid', async () => {
    const { accounts, events: count } = await report();
    expect(count).toBe(72);
    expect(accounts.map(({ accountId, events: own, paidEvents }) => [accountId, own, paidEvents])).toEqual([
      [MEMBER, 65, 40],
      [OTHER, 7, 0],
    ]);
  });

  it('names both trails of a copy that is paid twice, and only those', async () => {
    const { duplicateTrails, repeatedDeliveries } = await report();
    expect(duplicateTrails).toMatchObject([{ accountId: MEMBER, copies: 45 }]);
    expect(duplicateTrails[0]!.trails).toEqual(['memory:/AWSLogs/o-example1234', 'memory:/team/AWSLogs']);
    // 40 copies at 20 millionths and 5 at one.
    expect(duplicateTrails[0]!.usd).toBe(805n);
    expect(repeatedDeliveries).toBe(3);
  });

  it('is the sum of its lines to the last digit', async () => {
    const { usd, accounts } = await report();
    expect(usd).toBe(sumOf(accounts.flatMap(({ lines }) => lines.map((line) => line.usd))));
    for (const account of accounts) expect(account.usd).toBe(sumOf(account.lines.map((line) => line.usd)));
  });

  it('equals a count in SQL times the price', async () => {
    const engine = await lake.engine();
    const { accounts } = await report();
    const dollars = (price: string) =>
      toDollars(
        sumOf(
          accounts.flatMap(({ lines }) => lines.filter((line) => line.price === price).map(({ usd }) => usd)),
        ),
      );
    const count = async (sql: string) => Number((await ask(engine, sql)).rows[0]![0]);
    const copies = await count(
      `SELECT count(*) FROM cloudtrail_event_copies AS c JOIN cloudtrail_events AS e ON c.event_id = e.event_id
       WHERE e.event_category = 'Management' AND c.log_key LIKE 'team/%'`,
    );
    const data = await count(`SELECT count(*) FROM cloudtrail_events WHERE event_category = 'Data'`);
    const dataCopies = await count(
      `SELECT count(*) FROM cloudtrail_event_copies AS c JOIN cloudtrail_events AS e ON c.event_id = e.event_id
       WHERE e.event_category = 'Data' AND c.log_key LIKE 'team/%'`,
    );
    expect([copies, data, dataCopies]).toEqual([40, 25, 5]);
    expect(dollars('cloudtrail-management-additional-copy')).toBeCloseTo((copies * 2) / 100_000, 9);
    expect(dollars('cloudtrail-data-events')).toBeCloseTo(((data + dataCopies) * 0.1) / 100_000, 9);
    const files = await ask(
      engine,
      `SELECT count(DISTINCT regexp_extract(log_key, '[^/]+$')), sum(size) FROM cloudtrail_log_files`,
    );
    expect(dollars('s3-put-requests')).toBeCloseTo((Number(files.rows[0]![0]) * 0.005) / 1000, 9);
  });

  it('groups the same dollars by service and principal', async () => {
    const engine = await lake.engine();
    const usage = await readUsage(engine);
    const groups: CostGroup[] = [];
    for await (const group of readGroups(engine, usage, book)) groups.push(group);
    const { accounts } = await report();
    const ofEvents = accounts.flatMap(({ lines }) => lines.filter(({ unit }) => unit === 'events'));
    expect(sumOf(groups.map(({ usd }) => usd))).toBe(sumOf(ofEvents.map(({ usd }) => usd)));
    expect(groups.reduce((sum, group) => sum + group.events, 0)).toBe(72);
    expect(groups).toContainEqual(
      expect.objectContaining({
        category: 'Data',
        service: 's3.amazonaws.com',
        events: 25,
        paidCopies: 5,
        usd: 30n,
      }),
    );
  });

  it('looks only at what it is narrowed to', async () => {
    expect((await report({ accounts: [OTHER] })).accounts.map(({ accountId }) => accountId)).toEqual([OTHER]);
    const { accounts, duplicateTrails } = await report({ regions: ['us-east-1'] });
    expect(accounts.map(({ accountId }) => accountId)).toEqual([OTHER]);
    expect(duplicateTrails).toEqual([]);
  });

  it('keeps the dearest groups and counts the others', async () => {
    const engine = await lake.engine();
    const { top } = await reportCost({ engine, book, top: 1, rules: DEFAULT_SPIKE_RULES, realTime: 'none' });
    expect(top.groups).toMatchObject([{ category: 'Management', accountId: MEMBER, usd: 800n }]);
    expect(top.left).toEqual({ groups: 2, events: 32, usd: 30n });
  });

  it('of nothing says so', async () => {
    await expect(report({ accounts: ['999999999999'] })).rejects.toThrow(UserError);
  });
});
