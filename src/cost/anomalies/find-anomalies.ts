import type { QueryEngine } from '../../query/index.js';
import { sumOf } from '../money/micro-dollars.js';
import type { ChargeOptions } from '../charge/charge-usage.js';
import type { HourRange, LakeUsage } from '../volumes/usage.js';
import type { Anomaly } from './anomaly.js';
import { chargeAdditional, eventSizeOf, mainRegionOf, worthOf } from '../charge/charge-additional.js';
import { copiesIn, type CopyCount, type CopySpell, copySpells } from './copy-spells.js';
import { type Contribution, explainSpike } from './explain-spike.js';
import { additionalEvents, chooseLevel, type ExplainedSpike, mergeStories } from './merge-spikes.js';
import { additionalOf, leadingOf, recognise } from './recognise.js';
import type { SeriesScan } from './scan-series.js';
import type { SpikeRules } from './spike-rules.js';

export interface AnomalyOptions {
  readonly engine: QueryEngine;
  readonly usage: LakeUsage;
  readonly scan: SeriesScan;
  readonly copies: readonly CopyCount[];
  readonly range: HourRange;
  readonly rules: SpikeRules;
  readonly charge: ChargeOptions;
  readonly signal?: AbortSignal;
}

/** Spikes that are explained, which takes a question to the lake each. */
const EXPLAINED = 50;
const SHOWN_CONTRIBUTIONS = 5;

/** What made the trail dearer, dearest first. */
export async function findAnomalies(options: AnomalyOptions): Promise<readonly Anomaly[]> {
  const { scan, copies, range, rules } = options;
  const spells = copySpells(copies, scan.accounts, range);
  const stories = mergeStories(await explainAll(options));
  const floor = BigInt(Math.round(rules.floorUsd * 1_000_000));
  return [
    ...(await Promise.all(spells.map(async (spell) => duplicateTrail(spell, options)))),
    ...stories.map((story) => anomalyOf(story, options)),
  ]
    .filter(({ worth }) => worth >= floor)
    .sort((left, right) => Number(right.usd - left.usd) || Number(right.worth - left.worth));
}

async function explainAll({
  engine,
  scan,
  range,
  signal,
}: AnomalyOptions): Promise<readonly ExplainedSpike[]> {
  const spikes = [...chooseLevel(scan.spikes)]
    .sort((left, right) => additionalEvents(right) - additionalEvents(left))
    .slice(0, EXPLAINED);
  const explained: ExplainedSpike[] = [];
  for (const spike of spikes) {
    const time = { accountId: spike.accountId, from: range.from + spike.from, to: range.from + spike.to };
    const contributions = await explainSpike(engine, time, signal);
    const own = contributions.filter(
      ({ service }) => spike.service === undefined || service === spike.service,
    );
    explained.push({ spike, contributions: own });
  }
  return explained;
}

function anomalyOf(story: readonly ExplainedSpike[], options: AnomalyOptions): Anomaly {
  const { range, usage, charge } = options;
  const spikes = story.map(({ spike }) => spike);
  const first = spikes[0]!;
  const contributions = story
    .flatMap((each) => each.contributions)
    .sort((left, right) => right.additional - left.additional);
  const from = range.from + Math.min(...spikes.map((spike) => spike.from));
  const to = range.from + Math.max(...spikes.map((spike) => spike.to));
  const observed = spikes.reduce((sum, spike) => sum + spike.observed, 0);
  const expected = spikes.reduce((sum, spike) => sum + spike.expected, 0);
  const added = {
    category: first.category,
    region: mainRegionOf(usage, first.accountId),
    events: observed - expected,
    paidCopies: (observed - expected) * copyShare(first.accountId, from, to, options),
    size: eventSizeOf(usage, first.accountId),
  };
  const lines = chargeAdditional(added, charge);
  return {
    kind: recognise(contributions),
    accountId: first.accountId,
    category: first.category,
    services: spikes.flatMap(({ service }) => service ?? []),
    onset: onsetOf(contributions, from),
    end: hourDate(to),
    observed,
    expected,
    additional: added.events,
    usd: sumOf(lines.map(({ usd }) => usd)),
    worth: worthOf(added, lines, charge.book),
    lines,
    comparedWith: first.comparedWith,
    explanation: mainOnes(contributions),
  };
}

async function duplicateTrail(
  { accountId, from, to, counts, events }: CopySpell,
  { usage, charge, engine, signal }: AnomalyOptions,
): Promise<Anomaly> {
  const size = eventSizeOf(usage, accountId);
  const lines =
    counts.length === 0
      ? []
      : byKind(counts).flatMap(({ category, region, copies }) =>
          chargeAdditional(
            { category, region, events: 0, paidCopies: copies, size },
            { ...charge, realTime: 'none' },
          ),
        );
  const copies = copiesIn(counts);
  const usd = sumOf(lines.map((line) => line.usd));
  const begins = await explainSpike(engine, { accountId, from: from - 1, to: from + 1 }, signal);
  return {
    kind: 'duplicate-trail',
    accountId,
    category: counts[0]?.category ?? 'Management',
    services: [],
    onset: hourDate(from),
    end: hourDate(to),
    observed: copies,
    expected: 0,
    additional: copies,
    usd,
    worth: usd,
    lines,
    comparedWith: 'no-copies-before',
    // Who made the trail, when that is in the logs.
    explanation: begins
      .filter(({ service }) => service === 'cloudtrail.amazonaws.com' && events > 0)
      .filter(isTrailChange),
  };
}

function isTrailChange({ eventName }: { readonly eventName: string }): boolean {
  return ['CreateTrail', 'StartLogging', 'PutEventSelectors', 'UpdateTrail'].includes(eventName);
}

function byKind(counts: readonly CopyCount[]): readonly Omit<CopyCount, 'hour'>[] {
  const sums = new Map<string, CopyCount>();
  for (const count of counts) {
    const key = `${count.category} ${count.region}`;
    sums.set(key, { ...count, copies: count.copies + (sums.get(key)?.copies ?? 0) });
  }
  return [...sums.values()];
}

/** Copies for each event of the account in that time, which additional events have too. */
function copyShare(
  accountId: string,
  from: number,
  to: number,
  { copies, scan, range }: AnomalyOptions,
): number {
  const inside = copies.filter(
    (count) => count.accountId === accountId && count.hour >= from && count.hour < to,
  );
  const account = scan.accounts.find((each) => each.accountId === accountId);
  const events = (account?.totals ?? [])
    .flatMap(({ values }) => [...values.subarray(from - range.from, to - range.from)])
    .reduce((sum, value) => sum + value, 0);
  return events === 0 ? 0 : copiesIn(inside) / events;
}

/** Those that are worth a line: none is less than a hundredth of the whole. */
function mainOnes(contributions: readonly Contribution[]): readonly Contribution[] {
  const least = additionalOf(contributions) / 100;
  return contributions.filter(({ additional }) => additional >= least).slice(0, SHOWN_CONTRIBUTIONS);
}

/** The first event of the principal that leads, where it was not there before; else the first hour. */
function onsetOf(contributions: ExplainedSpike['contributions'], from: number): Date {
  const [leading] = leadingOf(contributions, ({ principal }) => principal);
  const fresh = leading.filter(({ isNew }) => isNew);
  if (fresh.length === 0 || additionalOf(fresh) < additionalOf(leading) / 2) return hourDate(from);
  const first = fresh.reduce(
    (least, { firstEvent }) => Math.min(least, firstEvent),
    Number.POSITIVE_INFINITY,
  );
  return first < (from + 2) * 3600 ? new Date(first * 1000) : hourDate(from);
}

function hourDate(hour: number): Date {
  return new Date(hour * 3_600_000);
}
