import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { AddFile, FileStatistics } from './delta/actions.js';
import type { DeltaTable } from './delta/delta-table.js';
import { catchUp, commitInfo, type Lake } from './lake.js';
import { parquetRelation } from './parquet/read-parquet.js';
import { discardParquet, writeParquet } from './parquet/write-parquet.js';
import { TABLE_NAMES, type TableName } from './schema/tables.js';

export interface CompactReport {
  readonly tables: readonly CompactedTable[];
  /** Files that nothing refers to any more, and their bytes. */
  readonly deleted: { readonly files: number; readonly bytes: number };
}

export interface CompactedTable {
  readonly table: TableName;
  readonly days: number;
  readonly filesBefore: number;
  readonly filesAfter: number;
}

export interface CompactOptions {
  readonly lake: Lake;
  readonly now: () => Date;
  /** How long a replaced file stays for readers that still have it open. Default one day. */
  readonly keepMilliseconds?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly table: TableName; readonly day: string }) => void;
}

const DAY = 24 * 3600 * 1000;

/**
 * Rows of a merged file: enough for whole row groups, few enough to be sorted in memory. Sorting a
 * million wide rows spills to disk and takes several times as long. Half as many are left alone.
 */
const TARGET_ROWS = 250_000;

const SORT_COLUMN: Readonly<Record<TableName, string>> = {
  cloudtrail_events: 'event_time',
  cloudtrail_log_files: 'log_key',
  cloudtrail_event_copies: 'event_time',
  chain_heads: 'verified_at',
  findings: 'found_at',
};

/**
 * Merges the small files of each day into sorted ones, then deletes files that were replaced long
 * enough ago. Readers and writers go on meanwhile: content does not change, only its files.
 */
export const compact = async (options: CompactOptions): Promise<CompactReport> => {
  const { lake, now } = options;
  await catchUp(lake, now());
  // A second thread would hold a second row group and win nothing (rows are sorted, files are written in order).
  await lake.session.run('SET threads = 1');
  const tables: CompactedTable[] = [];
  for (const name of TABLE_NAMES) tables.push(await compactTable(options, name));
  await lake.session.run('RESET threads');
  const deleted = { files: 0, bytes: 0 };
  for (const name of TABLE_NAMES) {
    const swept = await sweep(lake.tables[name], now(), options.keepMilliseconds ?? DAY);
    deleted.files += swept.files;
    deleted.bytes += swept.bytes;
  }
  return { tables, deleted };
};

const compactTable = async (options: CompactOptions, name: TableName): Promise<CompactedTable> => {
  const table = options.lake.tables[name];
  const filesBefore = (await table.refresh()).files.size;
  const days = [...smallFilesByDay([...(await table.refresh()).files.values()])];
  let done = 0;
  for (const [day, files] of days) {
    options.signal?.throwIfAborted();
    if (files.length < 2) continue;
    options.onProgress?.({ table: name, day });
    for (const group of groupsOf(files)) if (group.length > 1) await mergeFiles(options, name, day, group);
    done += 1;
  }
  return { table: name, days: done, filesBefore, filesAfter: (await table.refresh()).files.size };
};

const rowsOf = (file: AddFile): number => (JSON.parse(file.stats) as FileStatistics).numRecords;

const smallFilesByDay = (files: readonly AddFile[]): ReadonlyMap<string, readonly AddFile[]> => {
  const days = new Map<string, AddFile[]>();
  for (const file of files) {
    if (rowsOf(file) >= TARGET_ROWS / 2) continue;
    const day = file.partitionValues.dt ?? '';
    days.set(day, [...(days.get(day) ?? []), file]);
  }
  return new Map([...days].sort(([a], [b]) => a.localeCompare(b)));
};

/** Files that follow each other in time, at most TARGET_ROWS together. */
const groupsOf = (files: readonly AddFile[]): readonly (readonly AddFile[])[] => {
  const ordered = [...files].sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const groups: AddFile[][] = [];
  let rows = Number.POSITIVE_INFINITY;
  for (const file of ordered) {
    if (rows + rowsOf(file) > TARGET_ROWS) {
      groups.push([]);
      rows = 0;
    }
    groups.at(-1)?.push(file);
    rows += rowsOf(file);
  }
  return groups;
};

const startOf = (file: AddFile): string =>
  String((JSON.parse(file.stats) as FileStatistics).minValues.event_time ?? '');

/** Replaces files by one with the same rows. Gives up when somebody else replaced one of them first. */
const mergeFiles = async (
  { lake, now }: CompactOptions,
  name: TableName,
  day: string,
  files: readonly AddFile[],
): Promise<void> => {
  const table = lake.tables[name];
  const merged = await writeParquet({
    session: lake.session,
    tableFolder: table.folder,
    select: `SELECT * FROM ${parquetRelation(table.folder, table.definition.columns, files)}`,
    orderBy: SORT_COLUMN[name],
    day,
  });
  for (;;) {
    const snapshot = await table.refresh();
    if (!files.every((file) => snapshot.files.has(file.path))) {
      await discardParquet(table.folder, merged);
      return;
    }
    const outcome = await table.commit(snapshot, commitInfo('OPTIMIZE', now()), [
      ...files.map((file) => ({
        remove: {
          path: file.path,
          deletionTimestamp: now().getTime(),
          dataChange: false,
          partitionValues: file.partitionValues,
          size: file.size,
        },
      })),
      ...merged.map((add) => ({ add: { ...add, dataChange: false } })),
    ]);
    if (outcome === 'committed') return;
  }
};

/** Deletes data files that no version of the last `keep` milliseconds names: replaced, or left by a killed process. */
const sweep = async (
  table: DeltaTable,
  now: Date,
  keep: number,
): Promise<{ files: number; bytes: number }> => {
  const snapshot = await table.refresh();
  const deleted = { files: 0, bytes: 0 };
  for (const path of await dataFiles(table.folder)) {
    if (snapshot.files.has(path)) continue;
    const full = join(table.folder, path);
    const facts = await stat(full).catch(() => undefined);
    if (facts === undefined) continue;
    const since = snapshot.tombstones.get(path)?.deletionTimestamp ?? facts.mtimeMs;
    if (now.getTime() - since < keep) continue;
    await rm(full, { force: true });
    deleted.files += 1;
    deleted.bytes += facts.size;
  }
  return deleted;
};

const dataFiles = async (folder: string): Promise<readonly string[]> => {
  // A lake that an older orgtrail made lacks the newer tables.
  const names = existsSync(folder) ? await readdir(folder) : [];
  const days = names.filter((name) => name.startsWith('dt='));
  const files = await Promise.all(
    days.map(async (day) => (await readdir(join(folder, day))).map((file) => `${day}/${file}`)),
  );
  return files.flat();
};
