import type { AddFile } from '../delta/actions.js';
import { catchUp, commitInfo, type Lake } from '../lake.js';
import { parquetRelation } from '../parquet/read-parquet.js';
import { discardParquet, writeParquet } from '../parquet/write-parquet.js';
import { TABLES } from '../schema/tables.js';
import type { Batch, FailedObject } from './batch.js';
import { findDoubles } from './find-doubles.js';
import type { IngestFailure } from './ingest-report.js';
import { type LedgerEntry, writeLedger } from './ledger-rows.js';
import type { RefusedPart } from './sound-batch.js';
import type { WrittenEvents } from './write-events.js';

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

/** Drops what the lake has already, and commits events and ledger together. */
export const storeBatch = async (
  store: StoreBatch,
  batch: Batch,
  { files, refused, records }: WrittenEvents,
): Promise<StoredBatch> => {
  const entries = ledgerEntries(batch, records, refused);
  const read = [...records.values()].reduce((sum, count) => sum + count, 0);
  const duplicate = await commitEvents(store, files, entries);
  await catchUp(store.lake, store.now());
  return { read, duplicate, entries, failures: failuresOf(batch, refused) };
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
