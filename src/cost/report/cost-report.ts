import { UserError } from '../../errors.js';
import {
  type Anomaly,
  findAnomalies,
  copyCounts,
  readSeries,
  scanSeries,
  type SpikeRules,
  type YoungAccount,
} from '../anomalies/index.js';
import type { AccountCost, DuplicateTrail } from '../charge/account-cost.js';
import { type ChargeOptions, chargeUsage } from '../charge/charge-usage.js';
import { type MicroDollars, priceQuantity, sumOf } from '../money/micro-dollars.js';
import type { QueryEngine } from '../../query/index.js';
import type { PriceBook } from '../prices/index.js';
import { type HourRange, readUsage } from '../volumes/index.js';
import { readTimeRange } from '../volumes/read-time-range.js';
import { duplicateTrails } from './duplicate-trails.js';
import { readLargestGroups } from './groups.js';
import { collectMovers, comparedHalves, type ComparedHalves, type Mover } from './movers.js';
import type { ServiceCost } from './services.js';
import { topGroups, type TopGroups } from './top-groups.js';
import { type Trend, trendOf } from './trend.js';

export interface CostReport {
  /** Of the first and the last event. */
  readonly from: Date;
  readonly to: Date;
  readonly events: number;
  readonly bytes: number;
  readonly usd: MicroDollars;
  readonly accounts: readonly ReportedAccount[];
  readonly duplicateTrails: readonly DuplicateTrail[];
  /** Events that came again under one and the same prefix: repeated deliveries, or two trails with one prefix. */
  readonly repeatedDeliveries: number;
  readonly top: TopGroups;
  readonly services: readonly ServiceCost[];
  readonly compared: ComparedHalves;
  readonly movers: readonly Mover[];
  readonly anomalies: readonly Anomaly[];
  /** Accounts without enough history of their own, and what they were compared with. */
  readonly young: readonly YoungAccount[];
}

export interface ReportedAccount extends AccountCost {
  readonly trend: Trend;
}

export interface CostReportOptions extends ChargeOptions {
  readonly engine: QueryEngine;
  readonly book: PriceBook;
  readonly rules: SpikeRules;
  /** How many groups and movers are kept. */
  readonly top: number;
  readonly signal?: AbortSignal;
}

/** What the trail costs, as the lake shows it. Throws a `UserError` when there is nothing to report on. */
export async function reportCost(options: CostReportOptions): Promise<CostReport> {
  const { engine, book, rules, signal } = options;
  const times = await readTimeRange(engine, signal);
  if (times === undefined) throw nothingThere();
  const range = wholeHours(times);
  const usage = await readUsage(engine, signal);
  const compared = comparedHalves(range);
  const { watch, movers } = collectMovers(compared, range.from, options.top);
  const scan = await scanSeries(watch(readSeries(engine, range, signal)), {
    range,
    rules,
    isWorthwhile: ({ values }) => canReachFloor(values, book, rules),
  });
  const largest = await readLargestGroups(engine, usage, book, likelyGroups(options.top), signal);
  const accounts = chargeUsage(usage, options);
  const trends = new Map(scan.accounts.map((account) => [account.accountId, trendOf(account)]));
  return {
    ...times,
    events: accounts.reduce((sum, { events }) => sum + events, 0),
    bytes: accounts.reduce((sum, { bytes }) => sum + bytes, 0),
    usd: sumOf(accounts.map(({ usd }) => usd)),
    accounts: accounts.map((account) => ({
      ...account,
      trend: trends.get(account.accountId) ?? { stepHours: 1, events: [] },
    })),
    duplicateTrails: duplicateTrails(usage, book),
    repeatedDeliveries: usage.copies
      .filter(({ storedUnder, deliveredUnder }) => storedUnder === deliveredUnder)
      .reduce((sum, each) => sum + each.copies, 0),
    top: topGroups(largest, options.top),
    services: largest.services,
    compared,
    movers: movers(),
    anomalies: await findAnomalies({
      engine,
      usage,
      scan,
      copies: copyCounts(usage),
      range,
      rules,
      charge: options,
      ...(signal !== undefined && { signal }),
    }),
    young: scan.young,
  };
}

function nothingThere(): UserError {
  return new UserError({
    what: 'there are no events to report on',
    next: 'Widen --from, --to, --account and --region, or read more logs with `orgtrail ingest`.',
  });
}

function wholeHours({ from, to }: { readonly from: Date; readonly to: Date }): HourRange {
  return { from: Math.floor(from.getTime() / 3_600_000), to: Math.floor(to.getTime() / 3_600_000) + 1 };
}

/** The database ranks groups by the list's prices; among so many are the dearest by the user's as well. */
function likelyGroups(top: number): number {
  return Math.max(2000, 4 * top);
}

const FURTHER_COPY = 'cloudtrail-management-additional-copy';
/** Other lines of the same events may come to more than the copy, but not to so many times as much. */
const OTHER_LINES = 10;

/** A series whose events altogether are worth far less than the floor holds no anomaly. */
function canReachFloor(values: Float64Array, book: PriceBook, { floorUsd }: SpikeRules): boolean {
  const events = values.reduce((sum, value) => sum + value, 0);
  const worth = priceQuantity(BigInt(events), book.price(FURTHER_COPY).unitPrice);
  return worth === 0n || Number(worth) * OTHER_LINES >= floorUsd * 1_000_000;
}
