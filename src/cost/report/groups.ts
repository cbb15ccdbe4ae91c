import type { QueryEngine, ResultRow } from '../../query/index.js';
import { type MicroDollars, priceQuantity } from '../money/micro-dollars.js';
import type { PriceBook } from '../prices/index.js';
import { readRows } from '../volumes/read-rows.js';
import type { EventCategory, FileVolume, LakeUsage } from '../volumes/usage.js';
import { GROUP_VOLUMES, GROUP_VOLUMES_WITH_COPIES } from '../volumes/usage-sql.js';
import { EVERY_COPY } from '../charge/charge-usage.js';

/** Account × Region × category × service × principal. */
export interface CostGroup {
  readonly accountId: string;
  readonly region: string;
  readonly category: EventCategory;
  /** `ec2.amazonaws.com`. */
  readonly service: string;
  readonly principal: string;
  readonly events: number;
  readonly paidCopies: number;
  /** Its share of the compressed log files of account and Region, every event taken as equally long. */
  readonly bytes: number;
  /** What CloudTrail charges for these events and their copies; neither Insights nor the bucket. */
  readonly usd: MicroDollars;
}

/** Every group, most events first, as the lake gives them. */
export async function* readGroups(
  engine: QueryEngine,
  usage: LakeUsage,
  book: PriceBook,
  signal?: AbortSignal,
): AsyncGenerator<CostGroup> {
  const sql = usage.copies.length > 0 ? GROUP_VOLUMES_WITH_COPIES : GROUP_VOLUMES;
  const bytesPerEvent = bytesByPlace(usage);
  for await (const row of readRows(engine, sql, signal)) yield costGroup(row, bytesPerEvent, book);
}

function costGroup(row: ResultRow, bytesPerEvent: BytesPerEvent, book: PriceBook): CostGroup {
  const [accountId, region, category, service, principal] = row.slice(0, 5).map(String) as [
    string,
    string,
    EventCategory,
    string,
    string,
  ];
  const events = Number(row[5]);
  const paidCopies = Number(row[6] ?? 0);
  return {
    accountId,
    region,
    category,
    service,
    principal,
    events,
    paidCopies,
    bytes: Math.round(events * bytesPerEvent(accountId, region)),
    usd: chargeOf({ category, region, events, paidCopies }, book),
  };
}

/** What CloudTrail charges for events and their copies. */
export function chargeOf(
  { category, region, events, paidCopies }: Pick<CostGroup, 'category' | 'region' | 'events' | 'paidCopies'>,
  book: PriceBook,
): MicroDollars {
  const everyCopy = EVERY_COPY[category];
  if (everyCopy !== undefined)
    return priceQuantity(BigInt(events + paidCopies), book.price(everyCopy, region).unitPrice);
  if (category !== 'Management') return 0n;
  const firstCopies = priceQuantity(
    BigInt(events),
    book.price('cloudtrail-management-first-copy', region).unitPrice,
  );
  const further = book.price('cloudtrail-management-additional-copy', region).unitPrice;
  return firstCopies + priceQuantity(BigInt(paidCopies), further);
}

type BytesPerEvent = (accountId: string, region: string) => number;

/** Where the keys name no account or Region, the mean of the whole lake stands in. */
function bytesByPlace({ events, files }: LakeUsage): BytesPerEvent {
  const nameOf = (accountId: string, region: string) => `${accountId} ${region}`;
  const eventsOf = new Map<string, number>();
  for (const { accountId, region, events: count } of events) {
    const name = nameOf(accountId, region);
    eventsOf.set(name, (eventsOf.get(name) ?? 0) + count);
  }
  const perEvent = new Map(
    files
      .map(({ accountId, region, bytes }) => [nameOf(accountId, region), bytes] as const)
      .flatMap(([name, bytes]) => (eventsOf.has(name) ? [[name, bytes / eventsOf.get(name)!] as const] : [])),
  );
  const everywhere = mean(files, [...eventsOf.values()]);
  return (accountId, region) => perEvent.get(nameOf(accountId, region)) ?? everywhere;
}

function mean(files: readonly FileVolume[], events: readonly number[]): number {
  const all = events.reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : files.reduce((sum, { bytes }) => sum + bytes, 0) / all;
}
