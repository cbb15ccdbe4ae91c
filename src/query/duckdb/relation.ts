import { UserError } from '../../errors.js';
import type { DataFile, TableColumn, TableSnapshot } from '../lake-snapshot.js';
import { quotedIdentifier, textArrayLiteral } from '../sql/literal.js';

export const DUCKDB_TYPES: Readonly<Record<TableColumn['type'], string>> = {
  string: 'VARCHAR',
  timestamp: 'TIMESTAMPTZ',
  boolean: 'BOOLEAN',
  integer: 'INTEGER',
  long: 'BIGINT',
  date: 'DATE',
};

/** `name type, …` for a table. */
export function columnDefinitions(columns: readonly TableColumn[]): string {
  return columns.map(({ name, type }) => `${quotedIdentifier(name)} ${DUCKDB_TYPES[type]}`).join(', ');
}

/**
 * A SELECT of the declared columns over some files of a table. A column that a file lacks is null there,
 * and without files the columns are there all the same.
 */
export function tableRelation(table: TableSnapshot, files: readonly DataFile[]): string {
  const nulls = table.columns
    .map(({ name, type }) => `CAST(NULL AS ${DUCKDB_TYPES[type]}) AS ${quotedIdentifier(name)}`)
    .join(', ');
  const empty = `SELECT ${nulls} WHERE false`;
  if (files.length === 0) return empty;
  const names = table.columns.map(({ name }) => quotedIdentifier(name)).join(', ');
  return `SELECT ${names} FROM (${empty} UNION ALL BY NAME SELECT * FROM ${readParquet(table, files)})`;
}

/** A path with `*` or `[` is taken as it is, because a file of that name exists. */
function readParquet(table: TableSnapshot, files: readonly DataFile[]): string {
  const partitions = Object.keys(files[0]?.partition ?? {});
  for (const file of files) refuseForeignPartition(table, file, partitions);
  const types = table.columns
    .filter(({ name }) => partitions.includes(name))
    .map(({ name, type }) => `${quotedIdentifier(name)}: ${DUCKDB_TYPES[type]}`);
  const hive =
    partitions.length === 0
      ? 'hive_partitioning = false'
      : `hive_partitioning = true, hive_types = {${types.join(', ')}}`;
  return `read_parquet(${textArrayLiteral(files.map((file) => file.path))}, union_by_name = true, ${hive})`;
}

/** DuckDB takes every `name=value` folder of a path for a partition, also above the lake. */
function refuseForeignPartition(table: TableSnapshot, file: DataFile, partitions: readonly string[]): void {
  const folders = file.path.split(/[\\/]/).slice(0, -1);
  const foreign = folders.find((folder) => {
    const name = folder.slice(0, Math.max(0, folder.indexOf('='))).toLowerCase();
    return !partitions.includes(name) && table.columns.some((column) => column.name === name);
  });
  if (foreign === undefined) return;
  throw new UserError({
    what: `the folder ${foreign} above the lake is named like a partition of ${table.name}`,
    where: file.path,
    next: 'Move the lake to a folder without such a name.',
  });
}
