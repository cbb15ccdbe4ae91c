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
import type { StoredBatch } from './store-batch.js';
import { openBatchStore } from './store-batches.js';
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
  /** Inflated bytes that become visible together; default 48 MiB. Memory grows with it. */
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
  const onStored = (batch: StoredBatch): void => {
    tally.stored(batch);
    options.onProgress?.(tally.progress());
  };
  const storing = await openBatchStore({ lake, location: store.location, folder, now, onStored });
  const storeReady = async (all: boolean): Promise<void> => {
    while (batches.isReady(all)) {
      if (storing.hasRoom()) storing.add(batches.take());
      else await storing.moreRoom();
    }
  };
  const receive = async (outcome: EvidenceOutcome, planned: readonly PlannedObject[]): Promise<void> => {
    batches.add(outcome, planned);
    tally.drift(outcome.results.flatMap((result) => (result.kind === 'read' ? notedDrift(result.note) : [])));
    tally.passed(planned);
    options.onProgress?.(tally.progress());
    await storeReady(false);
  };
  const lanes = 2 * options.threads + 1;
  try {
    await readObjects({ store, pool, inventory, lanes, signal, receive });
    await receive(await pool.flush(), []);
    // Nothing is left to read: the threads end while the last batches are written.
    await Promise.all([pool.close(), storeReady(true)]);
    await storing.drained();
  } finally {
    await storing.close();
  }
};

const notedDrift = (note: unknown): readonly string[] => (note as SegmentNote).drift;
