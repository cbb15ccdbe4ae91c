import { rm } from 'node:fs/promises';

import { UserError } from '../../errors.js';
import { type EvidenceOutcome, type EvidencePool, openEvidencePool } from '../../evidence/index.js';
import type { ObjectStore } from '../../storage/index.js';
import { catchUp, type Lake } from '../lake.js';
import { conflictFinding, markConflicts } from '../mark-conflicts.js';
import { createSegmentConsumer, type SegmentNote } from '../segment/segment-consumer.js';
import { BATCH_BYTES, collectBatches } from './batch.js';
import type { IngestReport } from './ingest-report.js';
import { type Inventory, type PlannedObject, takeInventory } from './inventory.js';
import { privateFolder } from './private-folder.js';
import { readObjects } from './read-objects.js';
import { storeBatch } from './store-batch.js';
import { createTally, type Tally } from './tally.js';

export interface IngestOptions {
  readonly store: ObjectStore;
  readonly lake: Lake;
  /** Only log files delivered in this time, with a day of slack on either side. */
  readonly from?: Date;
  readonly to?: Date;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  /** Worker threads; 0 reads in the calling thread. */
  readonly threads: number;
  /** Inflated bytes that become visible together; default 64 MiB. Memory grows with it. */
  readonly batchBytes?: number;
  readonly now: () => Date;
  readonly onProgress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal;
}

export type IngestProgress =
  | { readonly phase: 'listing'; readonly objects: number }
  /** Bytes are those of the stored (compressed) objects. */
  | {
      readonly phase: 'reading';
      readonly objects: number;
      readonly totalObjects: number;
      readonly bytes: number;
      readonly totalBytes: number;
      readonly events: number;
    };

/**
 * Reads every log file of a location that the lake does not have yet. Batches become visible one by
 * one; a run that is killed leaves whole batches, and the next run goes on.
 */
export const ingest = async (options: IngestOptions): Promise<IngestReport> => {
  const started = options.now();
  const folder = await privateFolder(options.lake.options.temporaryFolder);
  try {
    await catchUp(options.lake, started);
    const inventory = await takeInventory({
      ...options,
      folder,
      onListed: (objects) => options.onProgress?.({ phase: 'listing', objects }),
    });
    const tally = createTally(inventory);
    await readAndStore(options, inventory, tally, folder);
    const conflicts = await markConflicts(options.lake, folder, options.now);
    const seconds = (options.now().getTime() - started.getTime()) / 1000;
    return tally.report(conflicts.map(conflictFinding), seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const readAndStore = async (
  options: IngestOptions,
  inventory: Inventory,
  tally: Tally,
  folder: string,
): Promise<void> => {
  if (inventory.fresh === 0) return;
  const pool = openEvidencePool({
    threads: options.threads,
    entry: new URL('./ingest-worker.js', import.meta.url),
    inline: createSegmentConsumer,
    consumerOptions: { folder },
  });
  try {
    await pumpObjects(options, inventory, tally, folder, pool);
  } catch (cause) {
    throw options.signal?.aborted === true ? interrupted(cause) : cause;
  } finally {
    await pool.close();
  }
};

const interrupted = (cause: unknown): UserError =>
  new UserError({
    what: 'interrupted; what was committed is kept',
    next: 'Run the same command again to go on.',
    cause,
  });

const pumpObjects = async (
  options: IngestOptions,
  inventory: Inventory,
  tally: Tally,
  folder: string,
  pool: EvidencePool,
): Promise<void> => {
  const { store, lake, now, signal } = options;
  const batches = collectBatches(options.batchBytes ?? BATCH_BYTES);
  const storing = createQueue();
  const storeNext = async (all: boolean): Promise<void> => {
    const batch = batches.take(all);
    if (batch === undefined) return;
    await storing.add(async () => {
      tally.stored(await storeBatch({ lake, location: store.location, folder, now }, batch));
      await Promise.all([...batch.segments, ...batch.odd].map(async (file) => rm(file.path)));
      options.onProgress?.(tally.progress());
    });
  };
  const receive = async (outcome: EvidenceOutcome, planned: readonly PlannedObject[]): Promise<void> => {
    batches.add(outcome, planned);
    tally.drift(outcome.results.flatMap((result) => (result.kind === 'read' ? notedDrift(result.note) : [])));
    tally.passed(planned);
    options.onProgress?.(tally.progress());
    await storeNext(false);
  };
  const lanes = Math.max(1, options.threads) + 1;
  await readObjects({ store, pool, inventory, lanes, signal, receive });
  await receive(await pool.flush(), []);
  await storeNext(true);
  await storing.drained();
};

const notedDrift = (note: unknown): readonly string[] => (note as SegmentNote).drift;

interface Queue {
  /** Resolves when the work before this one is done, so that whoever adds cannot run ahead. */
  add(work: () => Promise<void>): Promise<void>;
  drained(): Promise<void>;
}

/** Batches are stored one after the other, while the workers read the next. */
const createQueue = (): Queue => {
  let last: Promise<void> = Promise.resolve();
  return {
    async add(work) {
      const previous = last;
      last = previous.then(work);
      // The next `add`, or `drained`, throws what went wrong.
      last.catch(() => {});
      await previous;
    },
    async drained() {
      await last;
    },
  };
};
