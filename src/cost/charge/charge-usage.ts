import { sumOf } from '../money/micro-dollars.js';
import type { PriceBook, PriceId } from '../prices/index.js';
import type { CopyVolume, EventCategory, EventVolume, LakeUsage } from '../volumes/index.js';
import type { AccountCost } from './account-cost.js';
import { type CostLine, costLine } from './cost-line.js';
import { realTimeLines, type RealTimeMode } from './real-time-lines.js';

export interface ChargeOptions {
  readonly book: PriceBook;
  /** Where the log bucket stands; the list's own Region when it is not known. */
  readonly bucketRegion?: string | undefined;
  readonly realTime: RealTimeMode;
}

/** What one copy of an event costs when every copy is charged. Insight and aggregated events have no price of their own. */
export const EVERY_COPY: Readonly<Partial<Record<EventCategory, PriceId>>> = {
  Data: 'cloudtrail-data-events',
  NetworkActivity: 'cloudtrail-network-activity-events',
};

/** The cost of each account, dearest first. */
export function chargeUsage(usage: LakeUsage, options: ChargeOptions): readonly AccountCost[] {
  return [...usageByAccount(usage)]
    .map(([accountId, own]) => chargeAccount(accountId, own, options))
    .sort(
      (left, right) =>
        compare(right.usd, left.usd) ||
        right.events - left.events ||
        compare(left.accountId, right.accountId),
    );
}

function chargeAccount(accountId: string, usage: LakeUsage, options: ChargeOptions): AccountCost {
  const lines = [
    ...trailLines(usage, options),
    ...insightLines(usage, options),
    ...bucketLines(usage, options),
  ];
  const withRealTime = [...lines, ...realTimeLines(usage, options)];
  return {
    accountId,
    events: total(usage.events, 'events'),
    paidEvents: total(paidCopies(usage, 'Management'), 'copies'),
    bytes: total(usage.files, 'bytes'),
    usd: sumOf(withRealTime.map(({ usd }) => usd)),
    lines: withRealTime,
  };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html */
function trailLines(usage: LakeUsage, { book }: ChargeOptions): readonly CostLine[] {
  return regionsOf(usage).flatMap((region) => {
    const here = inRegion(usage, region);
    const events = (category: EventCategory) =>
      total(
        here.events.filter((volume) => volume.category === category),
        'events',
      );
    const copies = (category: EventCategory) => total(paidCopies(here, category), 'copies');
    return [
      ...costLine(book, {
        price: 'cloudtrail-management-first-copy',
        region,
        quantity: events('Management'),
      }),
      ...costLine(book, {
        price: 'cloudtrail-management-additional-copy',
        region,
        quantity: copies('Management'),
      }),
      ...(Object.entries(EVERY_COPY) as [EventCategory, PriceId][]).flatMap(([category, price]) =>
        costLine(book, { price, region, quantity: events(category) + copies(category) }),
      ),
    ];
  });
}

/**
 * Call rate analyses writes, error rate all management events; both analyse all data events.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/insights-events-costs.html
 */
function insightLines({ events, insights }: LakeUsage, { book }: ChargeOptions): readonly CostLine[] {
  return insights.flatMap(({ region, insightType, analysed }) => {
    const looked = events.filter((volume) => volume.region === region && volume.category === analysed);
    const onlyWrites = analysed === 'Management' && insightType === 'ApiCallRateInsight';
    const price = analysed === 'Data' ? 'cloudtrail-insights-data' : 'cloudtrail-insights-management';
    return costLine(book, { price, region, quantity: total(looked, onlyWrites ? 'writes' : 'events') });
  });
}

/** Paid by the account of the bucket, caused by this one. */
function bucketLines({ files }: LakeUsage, { book, bucketRegion }: ChargeOptions): readonly CostLine[] {
  const region = bucketRegion === undefined ? {} : { region: bucketRegion };
  return [
    ...costLine(book, { price: 's3-put-requests', ...region, quantity: total(files, 'files') }),
    ...costLine(book, { price: 's3-standard-storage', ...region, quantity: total(files, 'bytes') }),
  ];
}

/** Copies under another trail's prefix. What came again under the same prefix cannot be told from a repeated delivery. */
export function paidCopies(
  { copies }: Pick<LakeUsage, 'copies'>,
  category: EventCategory,
): readonly CopyVolume[] {
  return copies.filter((copy) => copy.category === category && copy.storedUnder !== copy.deliveredUnder);
}

export function total<Field extends string>(
  items: readonly Readonly<Record<Field, number>>[],
  field: Field,
): number {
  return items.reduce((sum, item) => sum + item[field], 0);
}

function regionsOf({ events, copies }: LakeUsage): readonly string[] {
  return [...new Set([...events, ...copies].map(({ region }) => region))].sort();
}

type MutableUsage = { readonly [Part in keyof LakeUsage]: LakeUsage[Part][number][] };

/** One pass over everything, because there may be thousands of accounts. */
function usageByAccount(usage: LakeUsage): ReadonlyMap<string, LakeUsage> {
  const accounts = new Map<string, MutableUsage>();
  const of = (accountId: string): MutableUsage => {
    const known = accounts.get(accountId) ?? { events: [], insights: [], files: [], copies: [] };
    accounts.set(accountId, known);
    return known;
  };
  for (const volume of usage.events) of(volume.accountId).events.push(volume);
  for (const volume of usage.insights) of(volume.accountId).insights.push(volume);
  for (const volume of usage.files) of(volume.accountId).files.push(volume);
  for (const volume of usage.copies) of(volume.accountId).copies.push(volume);
  return accounts;
}

function inRegion(usage: LakeUsage, region: string): LakeUsage {
  return narrow(usage, (volume) => volume.region === region);
}

function narrow(
  usage: LakeUsage,
  keeps: (volume: Pick<EventVolume, 'accountId' | 'region'>) => boolean,
): LakeUsage {
  const { events, insights, files, copies } = usage;
  return {
    events: events.filter(keeps),
    insights: insights.filter(keeps),
    files: files.filter(keeps),
    copies: copies.filter(keeps),
  };
}

function compare<Value extends bigint | string>(left: Value, right: Value): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
