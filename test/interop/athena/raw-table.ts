import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';

import { formatLogKey } from '../../../src/cloudtrail/index.js';
import { RAW_COLUMNS, type RawColumn } from '../../../src/resources/athena/raw-columns.js';
import type { Delivery } from '../lake/deliveries.js';
import { registerTable, type TrinoServer } from '../trino/index.js';

/** The object of a record, which Athena gives as the hidden column `$path`. */
export const PATH_COLUMN = 'source_path';

interface RawTable {
  readonly schema: string;
  readonly table: string;
  readonly folder: string;
  /** `s3://bucket`. */
  readonly location: string;
}

/**
 * A table with the columns of the raw tables, whose rows are what Athena's reader for CloudTrail makes of log
 * files: names in lower case, bodies as text, partition keys from the path. One Parquet file and one Delta
 * commit, because Trino does not write to a local file system.
 */
export const createRawTable = async (
  server: TrinoServer,
  deliveries: readonly Delivery[],
  { schema, table, folder, location }: RawTable,
): Promise<void> => {
  const rows = deliveries.flatMap((delivery) => rowsOf(delivery, location));
  const target = join(folder, table);
  await mkdir(join(target, '_delta_log'), { recursive: true });
  const source = join(folder, 'rows.ndjson');
  await writeFile(source, rows.map((row) => JSON.stringify(row)).join('\n'));
  await writeParquet(source, join(target, PARQUET));
  await writeFile(join(target, '_delta_log', '00000000000000000000.json'), await commitOf(target));
  await registerTable(server, { schema, table, folder: target });
};

const PARQUET = 'rows.parquet';

const COLUMNS: readonly RawColumn[] = [
  ...RAW_COLUMNS,
  ...['account', 'region', 'dt', PATH_COLUMN].map((name) => ({ name, type: 'string' })),
];

const writeParquet = async (source: string, target: string): Promise<void> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const columns = COLUMNS.map(({ name, type }) => `${name}: '${duckdbType(type)}'`).join(', ');
  await connection.run(
    `COPY (SELECT * FROM read_json('${source}', format = 'newline_delimited', columns = {${columns}}))
     TO '${target}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
};

/** https://github.com/delta-io/delta/blob/master/PROTOCOL.md#actions */
const commitOf = async (folder: string): Promise<string> => {
  const { size } = await stat(join(folder, PARQUET));
  const fields = COLUMNS.map(({ name, type }) => ({
    name,
    type: deltaType(type),
    nullable: true,
    metadata: {},
  }));
  const actions = [
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    {
      metaData: {
        id: '00000000-0000-4000-8000-000000000000',
        format: { provider: 'parquet', options: {} },
        schemaString: JSON.stringify({ type: 'struct', fields }),
        partitionColumns: [],
        configuration: {},
      },
    },
    { add: { path: PARQUET, partitionValues: {}, size, modificationTime: 0, dataChange: true } },
  ];
  return actions.map((action) => `${JSON.stringify(action)}\n`).join('');
};

const rowsOf = ({ key, body }: Delivery, location: string): readonly object[] => {
  const { Records } = JSON.parse(gunzipSync(body).toString()) as { readonly Records: readonly object[] };
  const day = key.deliveredAt.toISOString().slice(0, 10).replaceAll('-', '/');
  const partition = { account: key.accountId, region: key.region, dt: day };
  const path = { [PATH_COLUMN]: `${location}/${formatLogKey(key)}` };
  return Records.map((record) => ({ ...readRecord(record), ...partition, ...path }));
};

const STRUCTURED = RAW_COLUMNS.filter(({ type }) => type !== 'string').map(({ name }) => name);

const readRecord = (record: object): object =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      const column = name.toLowerCase();
      return [column, STRUCTURED.includes(column) ? lowerCase(value) : textOf(value)];
    }),
  );

const textOf = (value: unknown): unknown => {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Claims of a web identity are a map, whose names stay as they are. */
const lowerCase = (value: unknown, isMap = false): unknown => {
  if (Array.isArray(value)) return value.map((each) => lowerCase(each));
  if (value === null || typeof value !== 'object') return textOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      isMap ? name : name.toLowerCase(),
      lowerCase(member, name === 'attributes' && 'federatedProvider' in value),
    ]),
  );
};

/** Hive's `struct<a:string,b:array<string>>` as DuckDB's `STRUCT(a VARCHAR, b VARCHAR[])`. */
const duckdbType = (hive: string): string => {
  const { outer, parts } = takeApart(hive);
  if (outer === 'array') return `${duckdbType(parts[0]!)}[]`;
  if (outer === 'map') return `MAP(${parts.map(duckdbType).join(', ')})`;
  if (outer === 'struct')
    return `STRUCT(${fieldsOf(parts)
      .map(([name, type]) => `"${name}" ${duckdbType(type)}`)
      .join(', ')})`;
  return 'VARCHAR';
};

/** The same as the JSON of a Delta schema. */
const deltaType = (hive: string): unknown => {
  const { outer, parts } = takeApart(hive);
  if (outer === 'array') return { type: 'array', elementType: deltaType(parts[0]!), containsNull: true };
  if (outer === 'map') {
    const [keyType, valueType] = parts.map(deltaType);
    return { type: 'map', keyType, valueType, valueContainsNull: true };
  }
  if (outer !== 'struct') return 'string';
  const fields = fieldsOf(parts).map(([name, type]) => ({
    name,
    type: deltaType(type),
    nullable: true,
    metadata: {},
  }));
  return { type: 'struct', fields };
};

const takeApart = (
  hive: string,
): { readonly outer: string | undefined; readonly parts: readonly string[] } => {
  const [, outer, inner = ''] = /^(\w+)<(.*)>$/.exec(hive) ?? [];
  return { outer, parts: partsOf(inner) };
};

const fieldsOf = (parts: readonly string[]): readonly (readonly [string, string])[] =>
  parts.map((field) => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1)]);

/** Split at the commas that stand in no bracket. */
const partsOf = (text: string): readonly string[] => {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '<') depth += 1;
    if (character === '>') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
};
