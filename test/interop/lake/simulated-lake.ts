import { formatLogKey } from '../../../src/cloudtrail/index.js';
import { compact, ingest, type Lake } from '../../../src/lake/index.js';
import { simulateOrganization } from '../../../src/simulator/index.js';
import { createMemoryStore, type MemoryStore } from '../../../src/storage/index.js';
import { byDelivery, deliveredAgain, deliveriesOf, type Delivery, forged } from './deliveries.js';
import { type PreparedLake, prepareLake } from './prepared-lake.js';

const LOCATION = 's3://larkmoor-org-trail';

/** So many that the ledger, too, has a checkpoint and commits after it; the events have two. */
const RUNS = 56;

/** Once below and once above a checkpoint of each table. */
const COMPACTIONS: readonly number[] = [9, 18, 27, 36, 45];

const endsAt = new Date('2026-03-06T00:00:00Z');

/**
 * An invented organization whose bucket was ingested again and again while it filled, and compacted
 * in between. Some log files came twice, and some were forged.
 */
export const prepareSimulatedLake = async (): Promise<PreparedLake> => {
  const deliveries = await simulatedDeliveries();
  const now = steadyClock(endsAt);
  return prepareLake(now, async (lake) => {
    for (let run = 0; run < RUNS; run += 1) {
      await ingest({ store: await storeOf(part(deliveries, run)), lake, threads: 0, now });
      if (COMPACTIONS.includes(run)) await replaceFiles(lake, now);
    }
  });
};

const simulatedDeliveries = async (): Promise<readonly Delivery[]> => {
  const bucket = createMemoryStore({ pageSize: 100_000 });
  await simulateOrganization(bucket, { accounts: 5, regions: 2, days: 6, eventsPerDay: 4000, endsAt });
  const logs = await deliveriesOf(bucket);
  const again = logs.filter((_, index) => index % 100 === 7).map(deliveredAgain);
  const altered = logs.filter((_, index) => index % 1000 === 9).map(forged);
  return [...logs, ...again, ...altered].sort(byDelivery);
};

/** Replaced files are deleted at once: a reader that misses a removal does not find them. */
const replaceFiles = async (lake: Lake, now: () => Date): Promise<void> => {
  await compact({ lake, now });
  await compact({ lake, now, keepMilliseconds: 0 });
};

const storeOf = async (deliveries: readonly Delivery[]): Promise<MemoryStore> => {
  const store = createMemoryStore({ location: LOCATION });
  for (const { key, body } of deliveries) await store.put(formatLogKey(key), body);
  return store;
};

/** What arrived since the run before. */
const part = (deliveries: readonly Delivery[], run: number): readonly Delivery[] =>
  deliveries.slice(
    Math.floor((run * deliveries.length) / RUNS),
    Math.floor(((run + 1) * deliveries.length) / RUNS),
  );

/** A second later at each look. */
const steadyClock = (start: Date): (() => Date) => {
  let milliseconds = start.getTime();
  return () => {
    milliseconds += 1000;
    return new Date(milliseconds);
  };
};
