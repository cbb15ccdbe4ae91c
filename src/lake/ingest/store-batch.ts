import type { AddFile } from '../delta/actions.js';
import { catchUp, commitInfo, type Lake } from '../lake.js';
import { parquetRelation } from '../parquet/read-parquet.js';
import { discardParquet, writeParquet } from '../parquet/write-parquet.js';
import { TABLES } from '../schema/tables.js';
import type { Batch, FailedObject } from './batch.js';
import { findDoubles } from './find-doubles.js';
import type { IngestFailure } from './ingest-report.js';
import { type LedgerEntry, writeLedger } from './ledger-rows.js';
import { makeSound, type RefusedPart, type SoundBatch, soundEvents, trustedBatch } from './sound-batch.js';

export interface StoreBatch {
  readonly lake: Lake;
  readonly location: string;
  /** Private to this run. */
  readonly folder: string;
  readonly now: () => Date;
}

export interface StoredBatch {
  readonly read: number;
  readonly duplicate: number;
  readonly entries: readonly LedgerEntry[];
  readonly failures: readonly IngestFailure[];
}

interface Written {
  readonly files: readonly AddFile[];
  readonly refused: readonly RefusedPart[];
}

/** Turns a batch into Parquet, drops what the lake has already, and commits events and ledger together. */
export const storeBatch = async (store: StoreBatch, batch: Batch): Promise<StoredBatch> => {
  const written = await writeEvents(store, batch);
  const counts = await recordsByKey(store.lake, written.files);
  const entries = ledgerEntries(batch, counts, written.refused);
  const read = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const duplicate = await commitEvents(store, written.files, entries);
  await catchUp(store.lake, store.now());
  return { read, duplicate, entries, failures: failuresOf(batch, written.refused) };
};

const writeEvents = async (store: StoreBatch, batch: Batch): Promise<Written> => {
  const { session } = store.lake;
  if (batch.segments.length === 0 && batch.odd.length === 0) return { files: [], refused: [] };
  if (batch.odd.length === 0) {
    try {
      return await writeSound(store, trustedBatch(batch));
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
    }
  }
  const sound = await makeSound(session, store.folder, batch, batch.odd.length === 0);
  try {
    return await writeSound(store, sound);
  } catch (cause) {
    if (!isRefusal(cause) || batch.odd.length === 0) throw cause;
    return writeSound(store, await makeSound(session, store.folder, batch, true));
  }
};

/** DuckDB's word for JSON that does not fit the columns. Every other error is trouble of another kind. */
const isRefusal = (cause: unknown): boolean =>
  cause instanceof Error && /^(Invalid Input|Conversion) Error/.test(cause.message);

const writeSound = async ({ lake, location }: StoreBatch, sound: SoundBatch): Promise<Written> => {
  if (sound.typed.length === 0 && sound.generic.length === 0) return { files: [], refused: sound.refused };
  const files = await writeParquet({
    session: lake.session,
    tableFolder: lake.tables.cloudtrail_events.folder,
    select: soundEvents(sound, location),
    orderBy: 'event_time',
  });
  return { files, refused: sound.refused };
};

const recordsByKey = async (lake: Lake, files: readonly AddFile[]): Promise<ReadonlyMap<string, number>> => {
  const { folder, definition } = lake.tables.cloudtrail_events;
  const rows = await lake.session.rows<{ log_key: string; records: string }>(
    `SELECT log_key, count(*) AS records FROM ${parquetRelation(folder, definition.columns, files)} GROUP BY log_key`,
  );
  return new Map(rows.map((row) => [row.log_key, Number(row.records)]));
};

const ledgerEntries = (
  batch: Batch,
  counts: ReadonlyMap<string, number>,
  refused: readonly RefusedPart[],
): readonly LedgerEntry[] => {
  const refusedBy = new Map<number, RefusedPart[]>();
  for (const part of refused) refusedBy.set(part.object, [...(refusedBy.get(part.object) ?? []), part]);
  const read = [...batch.objects].map(([id, { planned, sha256, contentBytes }]) => {
    const parts = refusedBy.get(id) ?? [];
    const whole = parts.some((part) => part.recordIndex === null);
    return {
      planned,
      sha256,
      contentBytes,
      status: whole ? 'failed' : parts.length > 0 ? 'partial' : 'ingested',
      records: counts.get(planned.key) ?? 0,
      failedRecords: whole ? 0 : parts.length,
      reason: parts[0]?.reason ?? null,
    } as const;
  });
  return [...read, ...batch.failed.map(unreadEntry)];
};

const unreadEntry = ({ planned, reason }: FailedObject): LedgerEntry => ({
  planned,
  status: 'failed',
  sha256: null,
  contentBytes: null,
  records: 0,
  failedRecords: 0,
  reason,
});

const failuresOf = (batch: Batch, refused: readonly RefusedPart[]): readonly IngestFailure[] => [
  ...batch.failed.map(({ planned, reason, detail }) => ({ key: planned.key, reason, detail })),
  ...refused.flatMap(({ object, recordIndex, reason, detail }) => {
    const planned = batch.objects.get(object)?.planned;
    if (planned === undefined || (planned.category === null && reason === 'not-a-log')) return [];
    return [{ key: planned.key, ...(recordIndex !== null && { recordIndex }), reason, detail }];
  }),
];

/**
 * Commits until this process wins a version. After a lost race the rows are compared with the files
 * that won, because they may hold the same events.
 */
const commitEvents = async (
  store: StoreBatch,
  written: readonly AddFile[],
  entries: readonly LedgerEntry[],
): Promise<number> => {
  const { lake } = store;
  const events = lake.tables.cloudtrail_events;
  let files = written;
  let duplicate = 0;
  let copies: readonly AddFile[] = [];
  let compared = new Set<string>();
  for (;;) {
    const snapshot = await events.refresh();
    const stored = [...snapshot.files.values()].filter((file) => !compared.has(file.path));
    const settled = await dropDoubles(store, files, stored);
    duplicate += settled.dropped;
    files = settled.files;
    copies = [...copies, ...settled.copies];
    compared = new Set(snapshot.files.keys());
    const ledger = await writeLedger(lake, store.folder, store.location, entries, store.now());
    const tables = { cloudtrail_log_files: ledger, cloudtrail_event_copies: copies };
    const info = { ...commitInfo('WRITE', store.now()), orgtrail: { tables } };
    const outcome = await events.commit(
      snapshot,
      info,
      files.map((add) => ({ add })),
    );
    if (outcome === 'committed') return duplicate;
    await discardParquet(lake.tables.cloudtrail_log_files.folder, ledger);
  }
};

interface Settled {
  readonly files: readonly AddFile[];
  readonly dropped: number;
  readonly copies: readonly AddFile[];
}

const dropDoubles = async (
  { lake }: StoreBatch,
  fresh: readonly AddFile[],
  stored: readonly AddFile[],
): Promise<Settled> => {
  if (fresh.length === 0) return { files: fresh, dropped: 0, copies: [] };
  const { session } = lake;
  const events = lake.tables.cloudtrail_events;
  const question = { session, tableFolder: events.folder, fresh, stored };
  const dropped = await findDoubles(question);
  if (dropped === 0) return { files: fresh, dropped, copies: [] };
  const rows = parquetRelation(events.folder, TABLES.cloudtrail_events.columns, fresh);
  const files = await writeParquet({
    session,
    tableFolder: events.folder,
    orderBy: 'event_time',
    select: `SELECT * FROM ${rows} ANTI JOIN ingest_doubles USING (log_location, log_key, record_index)`,
  });
  await discardParquet(events.folder, fresh);
  return { files, dropped, copies: await writeCopies(lake) };
};

/** The same record of the same file, read again, is no second delivery. */
const writeCopies = async (lake: Lake): Promise<readonly AddFile[]> =>
  writeParquet({
    session: lake.session,
    tableFolder: lake.tables.cloudtrail_event_copies.folder,
    orderBy: 'event_time',
    select: `SELECT * FROM ingest_doubles WHERE (log_location, log_key, record_index)
      IS DISTINCT FROM (stored_log_location, stored_log_key, stored_record_index)`,
  });
