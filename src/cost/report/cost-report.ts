import { UserError } from '../../errors.js';
import type { QueryEngine } from '../../query/index.js';
import { type MicroDollars, sumOf } from '../money/micro-dollars.js';
import type { PriceBook } from '../prices/index.js';
import { readUsage } from '../volumes/index.js';
import { readTimeRange } from '../volumes/read-time-range.js';
import type { AccountCost, DuplicateTrail } from './account-cost.js';
import { type ChargeOptions, chargeUsage } from './charge-usage.js';
import { duplicateTrails } from './duplicate-trails.js';
import { readGroups } from './groups.js';
import { topGroups, type TopGroups } from './top-groups.js';

export interface CostReport {
  /** Of the first and the last event. */
  readonly from: Date;
  readonly to: Date;
  readonly events: number;
  readonly bytes: number;
  readonly usd: MicroDollars;
  readonly accounts: readonly AccountCost[];
  readonly duplicateTrails: readonly DuplicateTrail[];
  /** Events that came again under one and the same prefix: repeated deliveries, or two trails with one prefix. */
  readonly repeatedDeliveries: number;
  readonly top: TopGroups;
}

export interface CostReportOptions extends ChargeOptions {
  readonly engine: QueryEngine;
  readonly book: PriceBook;
  /** How many groups are kept. */
  readonly top: number;
  readonly signal?: AbortSignal;
}

/** What the trail costs, as the lake shows it. Throws a `UserError` when there is nothing to report on. */
export async function reportCost(options: CostReportOptions): Promise<CostReport> {
  const { engine, book, signal } = options;
  const range = await readTimeRange(engine, signal);
  if (range === undefined) {
    throw new UserError({
      what: 'there are no events to report on',
      next: 'Widen --from, --to, --account and --region, or read more logs with `orgtrail ingest`.',
    });
  }
  const usage = await readUsage(engine, signal);
  const accounts = chargeUsage(usage, options);
  return {
    ...range,
    events: accounts.reduce((sum, { events }) => sum + events, 0),
    bytes: accounts.reduce((sum, { bytes }) => sum + bytes, 0),
    usd: sumOf(accounts.map(({ usd }) => usd)),
    accounts,
    duplicateTrails: duplicateTrails(usage, book),
    repeatedDeliveries: usage.copies
      .filter(({ storedUnder, deliveredUnder }) => storedUnder === deliveredUnder)
      .reduce((sum, { copies }) => sum + copies, 0),
    top: await topGroups(readGroups(engine, usage, book, signal), options.top),
  };
}
