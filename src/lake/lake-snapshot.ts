import { join } from 'node:path';

import type { AddFile, FileStatistics } from './delta/actions.js';
import type { DeltaColumn } from './delta/delta-table.js';
import { type Lake, liveFiles } from './lake.js';
import { TABLE_NAMES, TABLES, type TableName } from './schema/tables.js';

/** The lake's files at one moment. Writers never change a file that a snapshot names. */
export interface LakeSnapshot {
  readonly folder: string;
  readonly tables: Readonly<Record<TableName, TableSnapshot>>;
}

export interface TableSnapshot {
  readonly name: string;
  readonly version: number;
  readonly columns: readonly DeltaColumn[];
  readonly files: readonly DataFile[];
}

export interface DataFile {
  /** Absolute. */
  readonly path: string;
  readonly partition: Readonly<Record<string, string | null>>;
  /** Bytes. */
  readonly size: number;
  readonly rows: number;
  readonly statistics: {
    /** Timestamps as ISO 8601 text that ends in `Z`. A column without a bound is absent. */
    readonly minimum: Readonly<Record<string, string | number>>;
    readonly maximum: Readonly<Record<string, string | number>>;
    readonly nullCount: Readonly<Record<string, number>>;
  };
}

export const takeSnapshot = async (lake: Lake): Promise<LakeSnapshot> => {
  const tables = await Promise.all(
    TABLE_NAMES.map(async (name) => [name, await tableSnapshot(lake, name)] as const),
  );
  return { folder: lake.folder, tables: Object.fromEntries(tables) as LakeSnapshot['tables'] };
};

const tableSnapshot = async (lake: Lake, name: TableName): Promise<TableSnapshot> => {
  const table = lake.tables[name];
  const files = await liveFiles(lake, name);
  const { version } = await table.refresh();
  return {
    name,
    version,
    columns: TABLES[name].columns,
    files: files.map((file) => dataFile(table.folder, file)),
  };
};

export const dataFile = (folder: string, file: AddFile): DataFile => {
  const stats = JSON.parse(file.stats) as FileStatistics;
  return {
    path: join(folder, file.path),
    partition: file.partitionValues,
    size: file.size,
    rows: stats.numRecords,
    statistics: { minimum: stats.minValues, maximum: stats.maxValues, nullCount: stats.nullCount },
  };
};
