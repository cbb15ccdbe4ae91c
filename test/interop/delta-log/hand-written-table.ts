import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import { logName, writeCheckpoint } from './write-checkpoint.js';

/**
 * A Delta table written without the code under test: Parquet by DuckDB and a Delta log by hand. It
 * shows that the rig itself reads such tables, and what the readers ask of a log.
 */
export interface HandWrittenTable {
  readonly folder: string;
  /** Commits one file with `rows` rows of that day (`2026-01-02`). */
  append(day: string, rows: number, actions?: readonly object[]): Promise<void>;
  /** Commits the removal of the file that the given version added. */
  remove(version: number): Promise<void>;
  /** Writes a checkpoint of the newest version and deletes the commits that it replaces. */
  checkpoint(): Promise<void>;
}

interface AddedFile {
  readonly path: string;
  readonly partitionValues: { readonly dt: string };
  readonly size: number;
  readonly modificationTime: number;
  readonly dataChange: boolean;
  readonly stats: string;
}

const WRITTEN_AT = Date.parse('2026-01-03T00:00:00Z');

const PROTOCOL = { minReaderVersion: 1, minWriterVersion: 2 };

const field = (name: string, type: unknown) => ({ name, type, nullable: true, metadata: {} });

/** Both readers want `id`, `format.options` and `configuration`, empty ones included. */
const METADATA = {
  id: '0f9d3a3e-6f0e-4b6e-9a55-6c1f8a3f2b10',
  format: { provider: 'parquet', options: {} },
  schemaString: JSON.stringify({
    type: 'struct',
    fields: [
      field('event_id', 'string'),
      field('event_time', 'timestamp'),
      field('record_index', 'integer'),
      field('accounts', { type: 'array', elementType: 'string', containsNull: true }),
      field('session', { type: 'struct', fields: [field('mfa', 'boolean'), field('issuer', 'string')] }),
      field('dt', 'date'),
    ],
  }),
  partitionColumns: ['dt'],
  configuration: {},
  createdTime: WRITTEN_AT,
};

const rowsOf = (day: string, rows: number): string => `
  SELECT '${day}/' || i AS event_id,
    TIMESTAMPTZ '${day} 00:00:00+00' + to_seconds(i) AS event_time,
    CAST(i AS INTEGER) AS record_index,
    ['111111111111', '222222222222'] AS accounts,
    {'mfa': i % 2 = 0, 'issuer': 'arn:aws:iam::111111111111:role/admin'} AS session
  FROM range(${rows}) AS numbers(i)`;

const isoSecond = (day: string, second: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + second * 1000).toISOString();

const statisticsOf = (day: string, rows: number): string =>
  JSON.stringify({
    numRecords: rows,
    minValues: { event_time: isoSecond(day, 0), record_index: 0 },
    maxValues: { event_time: isoSecond(day, rows - 1), record_index: rows - 1 },
    nullCount: { event_time: 0, record_index: 0 },
  });

export const createHandWrittenTable = async (
  folder: string,
  duckdb: DuckDBConnection,
): Promise<HandWrittenTable> => {
  const log = join(folder, '_delta_log');
  const files = new Map<number, AddedFile>();
  let next = 0;
  const commit = async (actions: readonly object[]): Promise<number> => {
    const info = { commitInfo: { timestamp: WRITTEN_AT, operation: 'WRITE', orgtrail: { files: ['a'] } } };
    const lines = [info, ...actions].map((action) => `${JSON.stringify(action)}\n`);
    await writeFile(join(log, logName(next, 'json')), lines.join(''), { flag: 'wx' });
    next += 1;
    return next - 1;
  };
  await mkdir(log, { recursive: true });
  await commit([{ protocol: PROTOCOL }, { metaData: METADATA }]);
  return {
    folder,
    append: async (day, rows, actions = []) => {
      const path = `dt=${day}/part-${next}.parquet`;
      const size = await writeParquet(duckdb, join(folder, path), rowsOf(day, rows));
      const add: AddedFile = {
        path,
        partitionValues: { dt: day },
        size,
        modificationTime: WRITTEN_AT,
        dataChange: true,
        stats: statisticsOf(day, rows),
      };
      files.set(await commit([...actions, { add }]), add);
    },
    remove: async (version) => {
      const file = files.get(version);
      if (file === undefined) throw new Error(`version ${version} added no file`);
      files.delete(version);
      const { path } = file;
      await commit([{ remove: { path, deletionTimestamp: WRITTEN_AT, dataChange: true } }]);
    },
    checkpoint: async () => {
      const actions = [
        { protocol: PROTOCOL },
        { metaData: METADATA },
        ...[...files.values()].map((add) => ({ add })),
      ];
      await writeCheckpoint(duckdb, log, next - 1, actions);
      for (let version = 0; version < next; version += 1) await rm(join(log, logName(version, 'json')));
    },
  };
};

const writeParquet = async (duckdb: DuckDBConnection, path: string, select: string): Promise<number> => {
  await mkdir(dirname(path), { recursive: true });
  await duckdb.run(`COPY (${select}) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`);
  return (await stat(path)).size;
};
