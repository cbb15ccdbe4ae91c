import type { QueryEngine, ResultRow } from '../../query/index.js';
import { type MicroDollars, priceQuantity } from '../money/micro-dollars.js';
import type { PriceBook } from '../prices/index.js';
import { readRows } from '../volumes/read-rows.js';
import type { EventCategory, FileVolume, LakeUsage } from '../volumes/usage.js';
import { everyGroup, largestGroups } from '../volumes/usage-sql.js';
import { addServices, type ServiceCost } from './services.js';
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
  const bytesPerEvent = bytesByPlace(usage);
  for await (const row of readRows(engine, everyGroup(usage.copies.length > 0), signal))
    yield costGroup(row, bytesPerEvent, book);
}

export interface LargestGroups {
  /** Those that can be dearest. */
  readonly groups: readonly CostGroup[];
  /** How many there are in all. */
  readonly count: number;
  readonly services: readonly ServiceCost[];
}

/** There may be millions of groups: the database keeps all but `limit` of them. */
export async function readLargestGroups(
  engine: QueryEngine,
  usage: LakeUsage,
  book: PriceBook,
  limit: number,
  signal?: AbortSignal,
): Promise<LargestGroups> {
  const bytesPerEvent = bytesByPlace(usage);
  const groups: CostGroup[] = [];
  const services: CostGroup[] = [];
  let count = 0;
  for await (const [kind, ...row] of readRows(
    engine,
    largestGroups(usage.copies.length > 0, limit),
    signal,
  )) {
    const group = costGroup(row, bytesPerEvent, book);
    if (kind === 'service') services.push(group);
    else groups.push(group);
    if (kind === 'group') count = Number(row[7]);
  }
  return { groups, count, services: addServices(services) };
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
  const paidCopies = Number(row[6]);
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
function chargeOf(
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
