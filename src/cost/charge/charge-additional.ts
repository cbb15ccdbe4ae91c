import { type MicroDollars, priceQuantity, sumOf } from '../money/micro-dollars.js';
import type { PriceBook } from '../prices/index.js';
import { EVERY_COPY } from './charge-usage.js';
import { type CostLine, costLine } from './cost-line.js';
import type { RealTimeMode } from './real-time-lines.js';
import type { EventCategory, LakeUsage } from '../volumes/usage.js';

/** Events beyond the usual ones, and what each of them takes. */
export interface AdditionalEvents {
  readonly category: EventCategory;
  readonly region: string;
  readonly events: number;
  /** Further copies that another trail delivered of them. */
  readonly paidCopies: number;
  /** Compressed and inflated bytes that one delivery of one event takes, on average. */
  readonly size: EventSize;
}

export interface EventSize {
  readonly bytes: number;
  readonly contentBytes: number;
}

interface ChargeParts {
  readonly book: PriceBook;
  readonly bucketRegion?: string | undefined;
  readonly realTime: RealTimeMode;
}

/** What the additional events cost: CloudTrail, a month of storage, and what the real-time mode takes of each. */
export function chargeAdditional(
  added: AdditionalEvents,
  { book, bucketRegion, realTime }: ChargeParts,
): readonly CostLine[] {
  const { category, region, events, paidCopies, size } = added;
  const everyCopy = EVERY_COPY[category];
  const further = category === 'Management' && realTime === 'per-account' ? events : 0;
  const takesLogs = realTime === 'central-log-group' || realTime === 'per-account';
  const bucket = bucketRegion === undefined ? {} : { region: bucketRegion };
  return [
    ...(everyCopy === undefined
      ? []
      : costLine(book, { price: everyCopy, region, quantity: events + paidCopies })),
    ...(category === 'Management'
      ? costLine(book, {
          price: 'cloudtrail-management-additional-copy',
          region,
          quantity: paidCopies + further,
        })
      : []),
    ...costLine(book, {
      price: 's3-standard-storage',
      ...bucket,
      quantity: (events + paidCopies) * size.bytes,
    }),
    ...(takesLogs
      ? costLine(book, {
          price: 'logs-ingestion',
          quantity: events * size.contentBytes,
          basis: 'configuration',
        })
      : []),
  ];
}

/** What the events would cost at no less than the price of one further copy. */
export function worthOf(
  { category, region, events }: Omit<AdditionalEvents, 'size'>,
  lines: readonly CostLine[],
  book: PriceBook,
): MicroDollars {
  const id = EVERY_COPY[category] ?? 'cloudtrail-management-additional-copy';
  const asCopy = priceQuantity(BigInt(Math.max(0, Math.round(events))), book.price(id, region).unitPrice);
  const charged = sumOf(lines.map(({ usd }) => usd));
  return charged > asCopy ? charged : asCopy;
}

/** How large one delivery of one event is in an account, on average; in the whole lake where keys name no account. */
export function eventSizeOf({ events, copies, files }: LakeUsage, accountId: string): EventSize {
  const isOwn = (volume: { readonly accountId: string }) => volume.accountId === accountId;
  const isKnown = files.some(isOwn);
  const counted = (volume: { readonly accountId: string }) => !isKnown || isOwn(volume);
  const deliveries =
    events.filter(counted).reduce((sum, volume) => sum + volume.events, 0) +
    copies.filter(counted).reduce((sum, volume) => sum + volume.copies, 0);
  const own = files.filter(counted);
  if (deliveries === 0) return { bytes: 0, contentBytes: 0 };
  return {
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) / deliveries,
    contentBytes: own.reduce((sum, { contentBytes }) => sum + contentBytes, 0) / deliveries,
  };
}

/** The Region with most events of an account. */
export function mainRegionOf({ events }: LakeUsage, accountId: string): string {
  const own = events.filter((volume) => volume.accountId === accountId);
  return own.reduce((most, volume) => (volume.events > most.events ? volume : most), {
    region: '',
    events: -1,
  }).region;
}
