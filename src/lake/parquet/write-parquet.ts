import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, unlink } from 'node:fs/promises';
import { join, relative } from 'node:path';

import type { AddFile } from '../delta/actions.js';
import { flush } from '../delta/commit-log.js';
import { literal, type Session } from '../duckdb/session.js';
import { type CopyStatistics, fileStatistics } from './file-statistics.js';
import { writeTrouble } from './write-trouble.js';

export interface WriteParquet {
  readonly session: Session;
  /** The table's folder; files appear below `dt=…/`. Nothing refers to them until a commit does. */
  readonly tableFolder: string;
  /** A SELECT with the table's columns and `dt`. */
  readonly select: string;
  /**
   * Column that orders rows in a file; without it they stay as they come. Across DuckDB's threads the
   * order is kept per row group only.
   */
  readonly orderBy?: string;
  /** When all rows are of this day: one file, which takes less memory than files by day. */
  readonly day?: string;
  /** Files that a compaction will write again may be two hundredths larger for a fifth less work. */
  readonly quick?: boolean;
}

/** Bytes before compression. DuckDB's default, a number of rows, would hold hundreds of megabytes of wide rows. */
const ROW_GROUP_BYTES = '64MB';

/** A dictionary of more than 100 kB holds ids, of which hardly one comes twice. */
const QUICK = 'COMPRESSION_LEVEL 1, STRING_DICTIONARY_PAGE_SIZE_LIMIT 100000, ';

type WrittenFile = CopyStatistics & {
  readonly partition_keys: readonly { readonly key: string; readonly value: string }[] | null;
};

/** Writes rows as Parquet files by day and tells what a commit has to add. No rows, no files. */
export const writeParquet = async (write: WriteParquet): Promise<readonly AddFile[]> => {
  const { session, tableFolder, day } = write;
  await mkdir(day === undefined ? tableFolder : join(tableFolder, `dt=${day}`), { recursive: true });
  const copies = await session.rows<WrittenFile>(copyStatement(write)).catch((cause: Error) => {
    throw writeTrouble(cause, tableFolder);
  });
  const files = copies.filter((copy) => copy.count !== '0');
  await Promise.all(files.map(async (copy) => flush(copy.filename)));
  return files.map((copy) => addFile(tableFolder, copy, day));
};

const copyStatement = ({ tableFolder, select, orderBy, day, quick }: WriteParquet): string => {
  const format = `FORMAT parquet, COMPRESSION zstd, ${quick === true ? QUICK : ''}ROW_GROUP_SIZE_BYTES '${ROW_GROUP_BYTES}', RETURN_STATS`;
  const order = (columns: string): string => (orderBy === undefined ? '' : `ORDER BY ${columns}`);
  if (day === undefined) {
    return `COPY (${select} ${order(`dt, ${orderBy}`)}) TO ${literal(tableFolder)}
      (${format}, PARTITION_BY (dt), FILENAME_PATTERN 'part-{uuid}', OVERWRITE_OR_IGNORE)`;
  }
  const path = join(tableFolder, `dt=${day}`, `part-${randomUUID()}.parquet`);
  return `COPY (SELECT * EXCLUDE (dt) FROM (${select}) ${order(`${orderBy}`)}) TO ${literal(path)} (${format})`;
};

const addFile = (tableFolder: string, copy: WrittenFile, day: string | undefined): AddFile => ({
  path: relative(tableFolder, copy.filename).replaceAll('\\', '/'),
  partitionValues:
    day === undefined
      ? Object.fromEntries((copy.partition_keys ?? []).map(({ key, value }) => [key, value]))
      : { dt: day },
  size: Number(copy.file_size_bytes),
  modificationTime: Math.floor(statSync(copy.filename).mtimeMs),
  dataChange: true,
  stats: JSON.stringify(fileStatistics(copy)),
});

/** Files that no commit will name. */
export const discardParquet = async (tableFolder: string, files: readonly AddFile[]): Promise<void> => {
  await Promise.all(files.map(async (file) => unlink(join(tableFolder, file.path)).catch(() => {})));
};
