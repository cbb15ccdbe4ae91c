import { type EvidencePool, type EvidenceResult, openEvidencePool } from '../../evidence/index.js';
import { type ListedObject, listLogs, type LogScopeOptions, type ObjectStore } from '../../storage/index.js';
import type { RuleBook } from '../rule-book.js';
import { createDetectionConsumer, type DetectionNote } from './detection-consumer.js';
import type { RuleMatch } from './match-record.js';

export interface MatchReading {
  readonly store: ObjectStore;
  readonly book: RuleBook;
  readonly threads: number;
  readonly signal: AbortSignal;
  /** The worker's entry file, for callers that run from sources. */
  readonly workerEntry?: URL;
}

export interface ReadLog {
  readonly key: string;
  readonly events: number;
  readonly matches: readonly RuleMatch[];
}

export interface UnreadLog {
  readonly key: string;
  readonly reason: string;
  readonly detail: string;
}

export type LogOutcome = ({ readonly kind: 'read' } & ReadLog) | ({ readonly kind: 'failed' } & UnreadLog);

export interface MatchReader {
  /** Reads and matches objects side by side; the outcomes come in the order of the objects. */
  readonly read: (objects: readonly ListedObject[]) => Promise<readonly LogOutcome[]>;
  readonly close: () => Promise<void>;
}

/** Objects that one message to a worker carries. */
const groupSize = 32;

/** CloudTrail's log files hold at most 50 MB before compression; a larger object is not one of them. */
const mostStoredBytes = 64 * 1024 * 1024;

export function openMatchReader(reading: MatchReading): MatchReader {
  const pool = openEvidencePool({
    threads: reading.threads,
    entry: reading.workerEntry ?? new URL('./detection-worker.js', import.meta.url),
    inline: createDetectionConsumer,
    consumerOptions: reading.book,
  });
  return {
    read: async (objects) => {
      const groups = Array.from({ length: Math.ceil(objects.length / groupSize) }, (_, at) =>
        objects.slice(at * groupSize, (at + 1) * groupSize),
      );
      const outcomes = await Promise.all(groups.map((group) => readGroup(group, reading, pool)));
      return outcomes.flat();
    },
    close: () => pool.close(),
  };
}

async function readGroup(
  objects: readonly ListedObject[],
  { store, signal }: MatchReading,
  pool: EvidencePool,
): Promise<readonly LogOutcome[]> {
  signal.throwIfAborted();
  const fetched = await Promise.all(objects.map((object) => fetchObject(object, store)));
  const tasks = fetched.flatMap((each, id) =>
    each.kind === 'source' ? [{ id, source: each.source, tag: null }] : [],
  );
  const { results } = await pool.read(tasks);
  const byId = new Map(results.map((result) => [result.id, result]));
  return fetched.map((each, id) =>
    each.kind === 'failed' ? each : outcomeOf(objects[id]!.key, byId.get(id)!),
  );
}

async function fetchObject({ key, size }: ListedObject, store: ObjectStore) {
  if (size > mostStoredBytes) {
    const detail = `${size} bytes; the most that is read is ${mostStoredBytes}`;
    return { kind: 'failed', key, reason: 'oversize', detail } as const;
  }
  const path = store.pathOf?.(key);
  if (path !== undefined) return { kind: 'source', source: { kind: 'path', path } } as const;
  const got = await store.get(key);
  return got.kind === 'found'
    ? ({ kind: 'source', source: { kind: 'bytes', bytes: got.body } } as const)
    : ({ kind: 'failed', key, reason: got.kind, detail: got.detail } as const);
}

function outcomeOf(key: string, result: EvidenceResult): LogOutcome {
  if (result.kind === 'failed') return { kind: 'failed', key, reason: result.reason, detail: result.detail };
  const note = result.note as DetectionNote;
  return note.kind === 'matched'
    ? { kind: 'read', key, events: note.events, matches: note.matches }
    : { kind: 'failed', key, reason: 'no-records', detail: note.detail };
}

/** Objects listed before they are read as one batch: memory stays the same whatever the location holds. */
const batchSize = 512;

/** Every log file of a location, in batches; parts that could not be listed are failures. */
export async function* readLocation(
  reading: MatchReading & { readonly scope: LogScopeOptions },
): AsyncGenerator<readonly LogOutcome[]> {
  const reader = openMatchReader(reading);
  try {
    let batch: ListedObject[] = [];
    for await (const entry of listLogs(reading.store, { ...reading.scope, signal: reading.signal })) {
      if (entry.kind === 'unavailable') {
        const { kind: reason, detail } = entry.trouble;
        yield [{ kind: 'failed', key: entry.prefix, reason, detail }];
      }
      if (entry.kind === 'log' || entry.kind === 'unnamed') batch.push(entry.object);
      if (batch.length < batchSize) continue;
      yield await reader.read(batch);
      batch = [];
    }
    if (batch.length > 0) yield await reader.read(batch);
  } finally {
    await reader.close();
  }
}
