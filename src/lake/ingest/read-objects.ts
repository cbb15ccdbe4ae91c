import pLimit from 'p-limit';

import type { EvidenceOutcome, EvidencePool, EvidenceResult, EvidenceTask } from '../../evidence/index.js';
import type { ObjectStore } from '../../storage/index.js';
import type { SegmentTag } from '../segment/segment-consumer.js';
import type { Inventory, PlannedObject } from './inventory.js';

export interface ReadObjects {
  readonly store: ObjectStore;
  readonly pool: EvidencePool;
  readonly inventory: Inventory;
  /** Groups of objects under way at once. */
  readonly lanes: number;
  readonly signal: AbortSignal | undefined;
  /** Called for each group; reading waits for it. */
  readonly receive: (outcome: EvidenceOutcome, planned: readonly PlannedObject[]) => Promise<void>;
}

/** A group is sent to a worker at once: this many objects, or this many bytes as stored. */
const GROUP_OBJECTS = 64;
const GROUP_BYTES = 512 * 1024;

/** GETs under way at once, for stores whose bytes come over a network. */
const CONCURRENT_GETS = 32;

/** CloudTrail's log files hold at most 50 MB before compression; a larger object is not one of them. */
const MAXIMUM_STORED_BYTES = 64 * 1024 * 1024;

/** Reads every new object of the inventory, in the order of the plan. */
export const readObjects = async (options: ReadObjects): Promise<void> => {
  const groups = planGroups(options.inventory);
  const limit = pLimit(CONCURRENT_GETS);
  const lane = async (): Promise<void> => {
    for (;;) {
      options.signal?.throwIfAborted();
      const next = await groups.next();
      if (next.done === true) return;
      const planned = next.value;
      const fetched = await Promise.all(planned.map((object) => fetchObject(options.store, object, limit)));
      const tasks = fetched.flatMap((object) => (object.kind === 'task' ? [object.task] : []));
      const missed = fetched.flatMap((object) => (object.kind === 'failed' ? [object.result] : []));
      const outcome = await options.pool.read(tasks);
      await options.receive({ ...outcome, results: [...outcome.results, ...missed] }, planned);
    }
  };
  await Promise.all(Array.from({ length: options.lanes }, lane));
};

/** Objects in the order of the plan, cut into groups. */
async function* planGroups(inventory: Inventory): AsyncGenerator<readonly PlannedObject[]> {
  const pageSize = 5000;
  for (let from = 0; from < inventory.fresh; from += pageSize) {
    let group: PlannedObject[] = [];
    let bytes = 0;
    for (const object of await inventory.page(from, pageSize)) {
      group.push(object);
      bytes += object.size;
      if (group.length < GROUP_OBJECTS && bytes < GROUP_BYTES) continue;
      yield group;
      group = [];
      bytes = 0;
    }
    if (group.length > 0) yield group;
  }
}

type Fetched =
  | { readonly kind: 'task'; readonly task: EvidenceTask }
  | { readonly kind: 'failed'; readonly result: EvidenceResult };

const fetchObject = async (
  store: ObjectStore,
  planned: PlannedObject,
  limit: ReturnType<typeof pLimit>,
): Promise<Fetched> => {
  const { id, key, size } = planned;
  if (size > MAXIMUM_STORED_BYTES) {
    const detail = `${size} bytes; the most that is read is ${MAXIMUM_STORED_BYTES}`;
    return { kind: 'failed', result: { kind: 'failed', id, reason: 'oversize', detail } };
  }
  const path = store.pathOf?.(key);
  if (path !== undefined) return task(planned, { kind: 'path', path });
  const got = await limit(async () => store.get(key));
  if (got.kind === 'found') return task(planned, { kind: 'bytes', bytes: got.body });
  return { kind: 'failed', result: { kind: 'failed', id, reason: got.kind, detail: got.detail } };
};

const task = ({ id, category }: PlannedObject, source: EvidenceTask['source']): Fetched => ({
  kind: 'task',
  task: { id, source, tag: category === 'CloudTrail-Aggregated' ? GENERIC : TYPED },
});

// One object each for all tasks, because an object that a message holds twice travels once.
const TYPED: SegmentTag = { typed: true };
/** An aggregated event has `eventId` where others have `eventID`; a typed reader, blind to case, holds one. */
const GENERIC: SegmentTag = { typed: false };
