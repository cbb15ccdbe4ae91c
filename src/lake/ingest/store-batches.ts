import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Session } from '../duckdb/session.js';
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

/** Turns batches into Parquet, some at once, and commits them one after the other. */
export interface BatchStore {
  /** Whether another batch may come. Its records stay in memory until they are Parquet. */
  hasRoom(): boolean;
  /** Resolves when something changed; throws what went wrong with a batch. */
  moreRoom(): Promise<void>;
  add(batch: Batch): void;
  /** Resolves when every batch is visible; throws what went wrong with one. */
  drained(): Promise<void>;
  /** Resolves when nothing is under way any more, whatever became of it. */
  close(): Promise<void>;
}

/**
 * Batches that become Parquet at once. Threads with a statement each are all busy to the end; threads
 * that share one wait for each other, and DuckDB waits by spinning.
 */
const WRITERS = 2;

export const openBatchStore = async (options: StoreBatches): Promise<BatchStore> => {
  const { lake } = options;
  const sessions = await Promise.all(Array.from({ length: WRITERS }, async () => lake.session.another()));
  // DuckDB counts one of the threads that statements bring along; the others come on top.
  await setThreads(lake, Math.max(1, lake.options.threads - WRITERS + 1));
  const idle = [...sessions];
  const inMemory = new Set<Promise<unknown>>();
  const underWay = new Set<Promise<unknown>>();
  const commit = createTurns();

  const toParquet = async (batch: Batch, session: Session): Promise<WrittenEvents> => {
    const folder = await mkdtemp(join(options.folder, 'batch-'));
    const woven = await weaveBatch(batch, folder);
    const events = await writeEvents({ ...options, session, folder }, woven);
    await Promise.all([folder, ...batch.odd.map(({ path }) => path)].map(remove));
    idle.push(session);
    return events;
  };
  const makeVisible = async (batch: Batch, parquet: Promise<WrittenEvents>): Promise<void> => {
    const events = await parquet;
    await commit(async () => options.onStored(await storeBatch(options, batch, events)));
  };
  return {
    hasRoom: () => idle.length > 0,
    moreRoom: async () => {
      await Promise.race([...inMemory, ...underWay]);
    },
    add: (batch) => {
      const session = idle.pop();
      if (session === undefined) throw new Error('there is no room for another batch');
      const parquet = hold(inMemory, toParquet(batch, session));
      hold(underWay, makeVisible(batch, parquet)).catch(() => {});
    },
    drained: async () => {
      await Promise.all(underWay);
    },
    close: async () => {
      await Promise.allSettled(underWay);
      for (const session of sessions) session.close();
      await setThreads(lake, lake.options.threads);
    },
  };
};

const setThreads = async (lake: Lake, threads: number): Promise<void> =>
  lake.session.run(`SET threads = ${threads}`);

/** Keeps a promise in a set until it is fulfilled. A failure stays, for those who wait for the set. */
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
