import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, lakeOfStores, type QueryLake } from '../../../test/fixtures/query-lake.js';
import { simulateOrganization, type Truth, type TrueScenario } from '../../simulator/index.js';
import { createMemoryStore } from '../../storage/index.js';
import { type Anomaly, DEFAULT_SPIKE_RULES } from '../anomalies/index.js';
import { toDollars } from '../money/micro-dollars.js';
import { loadPriceList, makePriceBook } from '../prices/index.js';
import { type CostReport, reportCost } from './cost-report.js';

const HOUR = 3_600_000;
const book = makePriceBook(await loadPriceList());

let lake: QueryLake;
let truth: Truth;
let report: CostReport;
/** Twenty days of a small organization in which three things make the trail dearer. */
beforeAll(async () => {
  const store = createMemoryStore();
  await simulateOrganization(store, {
    accounts: 5,
    regions: 1,
    days: 20,
    eventsPerDay: 800,
    scenarios: ['duplicate-trail', 'retry-loop', 'mining-burst'],
    endsAt: new Date('2026-03-01T00:00:00Z'),
  });
  const told = await store.get('truth.json');
  if (told.kind !== 'found') throw new Error('the simulator tells no truth');
  truth = JSON.parse(Buffer.from(told.body).toString('utf8')) as Truth;
  lake = await lakeOfStores([store]);
  report = await reportCost({
    engine: await lake.engine(),
    book,
    top: 10,
    rules: { ...DEFAULT_SPIKE_RULES, floorUsd: 0.01 },
    realTime: 'central-log-group',
  });
}, 240_000);
afterAll(async () => lake.remove());

const scenario = (name: string): TrueScenario => truth.scenarios.find((each) => each.name === name)!;
const anomaly = (kind: Anomaly['kind']): Anomaly => report.anomalies.find((each) => each.kind === kind)!;

const KINDS = [
  ['duplicate-trail', 'duplicate-trail'],
  ['retry-loop', 'retry-loop'],
  ['mining-burst', 'launch-burst'],
] as const;

describe('what was put in', () => {
  it('is found, and nothing else', () => {
    expect(report.anomalies.map(({ kind, accountId }) => [kind, accountId]).sort()).toEqual(
      KINDS.map(([name, kind]) => [kind, scenario(name).accountIds.at(-1)]).sort(),
    );
  });

  it.each(KINDS)('begins when %s began, within an hour', (name, kind) => {
    const began = Date.parse(scenario(name).secondTrail?.from ?? scenario(name).from);
    expect(Math.abs(anomaly(kind).onset.getTime() - began)).toBeLessThanOrEqual(HOUR);
  });

  it.each([
    ['retry-loop', 'retry-loop', 'GetSecretValue', 'AccessDenied'],
    ['mining-burst', 'launch-burst', 'RunInstances', 'Server.InsufficientInstanceCapacity'],
  ] as const)('is explained by who did %s, and what', (name, kind, eventName, errorCode) => {
    const [leading] = anomaly(kind).explanation;
    expect(leading).toMatchObject({ eventName, errorCode, isNew: true });
    const role = scenario(name).principals[0]!.split('/').slice(1, 2)[0]!;
    expect(leading!.principal).toContain(role);
  });

  it('names who made the second trail', () => {
    expect(anomaly('duplicate-trail').explanation.map(({ eventName }) => eventName)).toEqual(
      expect.arrayContaining(['CreateTrail', 'StartLogging']),
    );
  });

  it('costs what the arithmetic by hand says, within two of a hundred', async () => {
    const engine = await lake.engine();
    const number = async (sql: string) => Number((await ask(engine, sql)).rows[0]![0]);
    for (const [name, kind] of KINDS) {
      const { accountId } = anomaly(kind);
      const files = `FROM cloudtrail_log_files WHERE account_id = '${accountId}'`;
      const records = await number(`SELECT sum(records) ${files}`);
      const storedBytes = (await number(`SELECT sum(size) ${files}`)) / records;
      const sentBytes = (await number(`SELECT sum(content_bytes) ${files}`)) / records;
      const gibibyte = 2 ** 30;
      const copies = await number(
        `SELECT count(*) FROM cloudtrail_event_copies WHERE account_id = '${accountId}'`,
      );
      const loop = scenario(name).many.reduce((sum, { events }) => sum + events, 0);
      const byHand =
        kind === 'duplicate-trail'
          ? (copies / 100_000) * 2 + (copies * storedBytes * 0.023) / gibibyte
          : (loop * storedBytes * 0.023) / gibibyte + (loop * sentBytes * 0.5) / gibibyte;
      expect(byHand).toBeGreaterThan(0.001);
      expect(Math.abs(toDollars(anomaly(kind).usd) / byHand - 1), name).toBeLessThan(0.02);
    }
  });

  it('is worth what its events cost as one more copy', () => {
    const [calls] = scenario('retry-loop').many;
    expect(toDollars(anomaly('retry-loop').worth) / ((calls!.events * 2) / 100_000)).toBeCloseTo(1, 1);
  });

  it('is not found below the floor', async () => {
    const rules = { ...DEFAULT_SPIKE_RULES, floorUsd: 5 };
    const options = { engine: await lake.engine(), book, top: 1, rules, realTime: 'none' } as const;
    expect((await reportCost(options)).anomalies).toEqual([]);
  });
});

it('charts every account over time, and names what changed most', () => {
  const retrying = scenario('retry-loop').accountIds[0]!;
  const { trend } = report.accounts.find(({ accountId }) => accountId === retrying)!;
  expect(trend.stepHours).toBe(24);
  expect(trend.events).toHaveLength(20);
  expect(Math.max(...trend.events)).toBe(trend.events[16]);
  expect(report.movers[0]).toMatchObject({ accountId: retrying, service: 'secretsmanager.amazonaws.com' });
});
