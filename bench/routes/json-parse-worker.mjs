import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';

import { DATE, DuckDBDataChunk, DuckDBDateValue, DuckDBInstance, INTEGER, VARCHAR } from '@duckdb/node-api';

import { EVENT_COLUMNS, eventSelect, TYPED_READER } from '../../dist/lake/index.js';
import { HIDDEN_TEXT } from '../../dist/lake/schema/event-columns.js';

const CHUNK_ROWS = 2048;
const BATCH_ROWS = 100_000;

const FIELDS = [...HIDDEN_TEXT, ...EVENT_COLUMNS].flatMap(({ name, source }) =>
  'path' in source ? [{ name, path: source.path.split('.') }] : [],
);
const PROVENANCE = ['log_location', 'log_key', 'log_account_id', 'log_day', 'record_index'];
const TYPES = [...FIELDS.map(() => VARCHAR), VARCHAR, VARCHAR, VARCHAR, DATE, INTEGER];

const { folder, keys, output } = workerData;
mkdirSync(output, { recursive: true });
const instance = await DuckDBInstance.create(':memory:', { threads: '1', preserve_insertion_order: 'false' });
const connection = await instance.connect();
await connection.run("SET TimeZone = 'UTC'");
let columns = emptyColumns();
let appender = await openTable();
let rows = 0;
for (const key of keys) {
  appendFile(key);
  if (rows >= BATCH_ROWS) await writeBatch();
}
await writeBatch();
connection.closeSync();

function emptyColumns() {
  return TYPES.map(() => []);
}

async function openTable() {
  const definitions = [...FIELDS.map(({ name }) => name), ...PROVENANCE].map(
    (name, place) => `${name} ${TYPES[place]}`,
  );
  await connection.run(`CREATE OR REPLACE TABLE staged (${definitions.join(', ')})`);
  return connection.createAppender('staged');
}

function appendFile(key) {
  const { Records: records } = JSON.parse(gunzipSync(readFileSync(join(folder, key))).toString('utf8'));
  const parts = key.split('/');
  const day = new DuckDBDateValue(Date.parse(parts.slice(5, 8).join('-')) / 86_400_000);
  records.forEach((record, index) => {
    let place = 0;
    for (const { path } of FIELDS) columns[place++].push(textOf(record, path));
    for (const value of [folder, key, parts[2], day, index]) columns[place++].push(value);
    if (columns[0].length === CHUNK_ROWS) appendChunk();
  });
}

function textOf(record, path) {
  let value = record;
  for (const part of path) value = value?.[part];
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function appendChunk() {
  const chunk = DuckDBDataChunk.create(TYPES, columns[0].length);
  columns.forEach((values, place) => chunk.setColumnValues(place, values));
  appender.appendDataChunk(chunk);
  rows += columns[0].length;
  columns = emptyColumns();
}

async function writeBatch() {
  if (columns[0].length > 0) appendChunk();
  appender.closeSync();
  const select = eventSelect({ ...TYPED_READER, read: ({ name }) => name }, 'SELECT * FROM staged');
  await connection.run(`COPY (${select} ORDER BY dt, event_time) TO '${output}'
    (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (dt), FILENAME_PATTERN 'batch-{uuid}', OVERWRITE_OR_IGNORE)`);
  appender = await openTable();
  rows = 0;
}
