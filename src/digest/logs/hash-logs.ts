import type { EvidencePool, EvidenceTask } from '../../evidence/index.js';
import type { ObjectStore } from '../../storage/index.js';
import type { AttestationTag } from '../events/index.js';
import type { Fetcher } from '../fetch/index.js';
import type { LogJob } from './log-job.js';
import type { LogOutcome } from './log-outcome.js';

export interface LogHashing<Job> {
  readonly store: ObjectStore;
  readonly fetcher: Fetcher;
  readonly pool: EvidencePool;
  /** Groups under way at once. */
  readonly lanes: number;
  /** Called for each log file; its lane waits for it. */
  readonly receive: (job: Job, outcome: LogOutcome) => Promise<void>;
  readonly signal: AbortSignal | undefined;
}

/** A group is sent to a worker at once: this many objects, or this many bytes as stored. */
const groupObjects = 64;
const groupBytes = 1024 * 1024;

/** Reads, inflates and hashes every log file that has not been read, in worker threads. */
export async function hashLogs<Job extends LogJob>(
  jobs: AsyncIterable<Job>,
  hashing: LogHashing<Job>,
): Promise<void> {
  const groups = groupsOf(jobs);
  const lane = async (): Promise<void> => {
    for (;;) {
      hashing.signal?.throwIfAborted();
      const next = await groups.next();
      if (next.done === true) return;
      await hashGroup(next.value, hashing);
    }
  };
  await Promise.all(Array.from({ length: hashing.lanes }, lane));
}

async function* groupsOf<Job extends LogJob>(jobs: AsyncIterable<Job>): AsyncGenerator<readonly Job[]> {
  let group: Job[] = [];
  let bytes = 0;
  for await (const job of jobs) {
    group.push(job);
    bytes += job.object.size;
    if (group.length < groupObjects && bytes < groupBytes) continue;
    yield group;
    group = [];
    bytes = 0;
  }
  if (group.length > 0) yield group;
}

async function hashGroup<Job extends LogJob>(
  group: readonly Job[],
  { store, fetcher, pool, receive }: LogHashing<Job>,
): Promise<void> {
  const outcomes: (LogOutcome | undefined)[] = group.map(() => undefined);
  const tasks = await Promise.all(
    group.map(async (job, id): Promise<readonly EvidenceTask[]> => {
      outcomes[id] = job.outcome;
      if (job.outcome !== undefined) return [];
      const tag: AttestationTag = { names: job.names };
      const path = store.pathOf?.(job.object.key);
      if (path !== undefined) return [{ id, tag, source: { kind: 'path', path } }];
      const found = await fetcher.get(job.object.key);
      if (found.kind === 'found') {
        const { body, isOwned = false } = found;
        return [{ id, tag, source: { kind: 'bytes', bytes: body, isOwned } }];
      }
      outcomes[id] = { kind: 'refused', trouble: found };
      return [];
    }),
  );
  const unread = tasks.flat();
  const { results } = unread.length === 0 ? { results: [] } : await pool.read(unread);
  for (const result of results) outcomes[result.id] = result;
  for (const [id, job] of group.entries()) await receive(job, outcomes[id]!);
}
