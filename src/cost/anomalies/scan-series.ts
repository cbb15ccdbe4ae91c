import type { EventCategory, HourRange } from '../volumes/usage.js';
import type { Baseline } from './baseline.js';
import { findSpikes, type Spike } from './find-spikes.js';
import { accountHistory, type AccountHistory, gatherAccounts } from './gather-accounts.js';
import { type HourlySeries, hoursOf } from './hourly-series.js';
import { seasonalBaseline } from './seasonal-baseline.js';
import { siblingBaseline } from './sibling-baseline.js';
import type { SpikeRules } from './spike-rules.js';

/** A spike of an account, or of one service in it. Places count hours from the start of the range. */
export interface SeriesSpike extends Spike {
  readonly accountId: string;
  readonly category: EventCategory;
  /** Absent for the whole account. */
  readonly service?: string;
  readonly comparedWith: 'own-history' | 'siblings';
}

export interface YoungAccount {
  readonly accountId: string;
  readonly comparedWith: 'siblings' | 'nothing';
}

export interface SeriesScan {
  readonly spikes: readonly SeriesSpike[];
  /** For charts and comparisons. */
  readonly accounts: readonly AccountHistory[];
  /** Accounts without enough history of their own. */
  readonly young: readonly YoungAccount[];
}

export interface ScanOptions {
  readonly range: HourRange;
  readonly rules: SpikeRules;
  /** Leaves out a series that has too few events to ever reach the floor. */
  readonly isWorthwhile?: (series: HourlySeries) => boolean;
}

/**
 * Looks for spikes in every account and every service of it. The series of one account's services stand in
 * memory at a time, and one of each account and category.
 */
export async function scanSeries(
  series: AsyncIterable<HourlySeries> | Iterable<HourlySeries>,
  options: ScanOptions,
): Promise<SeriesScan> {
  const accounts: AccountHistory[] = [];
  const spikes: SeriesSpike[] = [];
  for await (const services of gatherAccounts(series)) {
    const account = accountHistory(services);
    accounts.push(account);
    if (hasOwnHistory(account, options)) spikes.push(...scanAccount(account, services, options));
  }
  const young = accounts.filter((account) => !hasOwnHistory(account, options));
  const compared = young.map((account) => compareWithSiblings(account, accounts, options));
  return {
    spikes: [...spikes, ...compared.flatMap((each) => each.spikes)],
    accounts,
    young: compared.map(({ accountId, comparedWith }) => ({ accountId, comparedWith })),
  };
}

function scanAccount(
  { start, totals }: AccountHistory,
  services: readonly HourlySeries[],
  { range, rules, isWorthwhile = () => true }: ScanOptions,
): readonly SeriesSpike[] {
  return [...totals, ...services]
    .filter(isWorthwhile)
    .flatMap((series) =>
      spikesOf(series, seasonalBaseline(series.values, range.from, start), start, rules, 'own-history'),
    );
}

function compareWithSiblings(
  { accountId, start, totals }: AccountHistory,
  accounts: readonly AccountHistory[],
  { range, rules, isWorthwhile = () => true }: ScanOptions,
): YoungAccount & { readonly spikes: readonly SeriesSpike[] } {
  const isTooYoung = hoursOf(range) - start < rules.minimumSiblingDays * 24;
  const others = isTooYoung ? [] : accounts.flatMap((account) => account.totals);
  const spikes: SeriesSpike[] = [];
  let comparedWith: YoungAccount['comparedWith'] = 'nothing';
  for (const series of totals) {
    const baseline = siblingBaseline(series, others, rules.minimumSiblings);
    if (baseline === undefined) continue;
    comparedWith = 'siblings';
    if (isWorthwhile(series)) spikes.push(...spikesOf(series, baseline, start, rules, 'siblings'));
  }
  return { accountId, comparedWith, spikes };
}

function spikesOf(
  { values, accountId, category, service }: HourlySeries,
  baseline: Baseline,
  start: number,
  rules: SpikeRules,
  comparedWith: SeriesSpike['comparedWith'],
): readonly SeriesSpike[] {
  const where = { accountId, category, ...(service !== undefined && { service }), comparedWith };
  return findSpikes(values, baseline, start, rules).map((spike) => ({ ...spike, ...where }));
}

function hasOwnHistory({ start }: AccountHistory, { range, rules }: ScanOptions): boolean {
  return hoursOf(range) - start >= rules.minimumHistoryDays * 24;
}
