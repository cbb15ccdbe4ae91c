import { join } from 'node:path';

import type { AddFile } from '../delta/actions.js';
import type { DeltaColumn } from '../delta/delta-table.js';
import { listLiteral } from '../duckdb/session.js';
import { duckdbType } from '../schema/tables.js';

/** A relation over some files of a table; with no file, an empty one with the same columns. */
export const parquetRelation = (
  tableFolder: string,
  columns: readonly DeltaColumn[],
  files: readonly Pick<AddFile, 'path'>[],
): string => {
  if (files.length === 0) {
    const nulls = columns.map((column) => `CAST(NULL AS ${duckdbType(column)}) AS ${column.name}`);
    return `(SELECT ${nulls.join(', ')} WHERE false)`;
  }
  const paths = files.map((file) => join(tableFolder, file.path));
  const names = columns.map((column) => column.name).join(', ');
  return `(SELECT ${names} FROM read_parquet(${listLiteral(paths)}, hive_partitioning = true, hive_types = {'dt': DATE}, union_by_name = true))`;
};
