import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Lake } from '../lake.js';
import type { Batch } from './batch.js';
import { type StoredBatch, storeBatch } from './store-batch.js';
import { weaveBatch, type WrittenEvents, writeEvents } from './write-events.js';

export interface StoreBatches {
  readonly lake: Lake;
  readonly location: string;
  /** Private to this run. */
  readonly folder: string;
  readonly now: () => Date;
  readonly onStored: (batch: StoredBatch) => void;
}

/**
 * Stores batches one after the other in three steps: records are put in order, DuckDB turns them into
 * Parquet, a commit makes them visible. The steps work at the same time, each on another batch: one
 * computes here, one keeps DuckDB busy, and one waits for the disk.
 */
export interface BatchStore {
  /** Whether another batch may come. Its records stay in memory until they are Parquet. */
  hasRoom(): boolean;
  /** Resolves when there is more room than now; throws what went wrong with a batch. */
  moreRoom(): Promise<void>;
  add(batch: Batch): void;
  /** Resolves when every batch is visible; throws what went wrong with one. */
  drained(): Promise<void>;
  /** Resolves when nothing is under way any more, whatever became of it. */
  close(): Promise<void>;
}

/** One that becomes Parquet, and the next. */
const MOST_IN_MEMORY = 2;

export const openBatchStore = async (options: StoreBatches): Promise<BatchStore> => {
  const session = await options.lake.session.another();
  const [weave, write, commit] = [createTurns(), createTurns(), createTurns()];
  const inMemory = new Set<Promise<unknown>>();
  const underWay = new Set<Promise<void>>();

  const toParquet = async (batch: Batch, folder: Promise<string>): Promise<WrittenEvents> => {
    const woven = await weave(async () => weaveBatch(batch, await folder));
    return write(async () => writeEvents({ ...options, session, folder: await folder }, woven));
  };
  const store = async (batch: Batch): Promise<void> => {
    const folder = mkdtemp(join(options.folder, 'batch-'));
    const written = hold(inMemory, toParquet(batch, folder));
    const events = await written;
    await Promise.all([await folder, ...batch.odd.map(({ path }) => path)].map(remove));
    await commit(async () => options.onStored(await storeBatch(options, batch, events)));
  };
  return {
    hasRoom: () => inMemory.size < MOST_IN_MEMORY,
    moreRoom: async () => {
      await Promise.race(inMemory);
    },
    add: (batch) => {
      hold(underWay, store(batch)).catch(() => {});
    },
    drained: async () => {
      await Promise.all(underWay);
    },
    close: async () => {
      await Promise.allSettled(underWay);
      session.close();
    },
  };
};

/** Keeps a promise in a set until it is settled. A failure is for those who wait for the promise, or for the set. */
const hold = <T>(set: Set<Promise<unknown>>, promise: Promise<T>): Promise<T> => {
  set.add(promise);
  promise.then(
    () => set.delete(promise),
    () => {},
  );
  return promise;
};

/** Work is done in the order in which it comes; after a failure, none any more. */
const createTurns = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next;
    next.catch(() => {});
    return next;
  };
};

const remove = async (path: string): Promise<void> => rm(path, { recursive: true });
