import { listLiteral, literal } from '../duckdb/session.js';
import { eventSelect, GENERIC_READER, type Reader, TYPED_READER } from '../schema/index.js';
import type { LineFile } from '../segment/weave-records.js';

const MEBIBYTE = 1024 * 1024;

/** DuckDB allocates buffers of about twice this for each thread, so it follows the longest line. */
const objectSize = (files: readonly LineFile[]): number =>
  Math.max(4 * MEBIBYTE, ...files.map((file) => file.longestLine + 1024));

const TAG_COLUMNS = `_log_key: 'VARCHAR', _account: 'VARCHAR', _day: 'DATE', _record_index: 'INTEGER'`;

const readJson = (files: readonly LineFile[], columns: string): string =>
  `read_json(${listLiteral(files.map((file) => file.path))}, format = 'newline_delimited',
    compression = 'uncompressed', maximum_object_size = ${objectSize(files)}, columns = {${TAG_COLUMNS}, ${columns}})`;

const tagged = (record: string, location: string, from: string): string =>
  `SELECT ${record} AS r, _record_index AS record_index, _log_key AS log_key, _account AS log_account_id, _day AS log_day,
    ${literal(location)} AS log_location FROM ${from}`;

const columnsOf = (reader: Reader): string =>
  reader.fields.map(({ name, type }) => `"${name}": ${literal(type)}`).join(', ');

/** Events of lines whose members are the record's own. */
export const typedEvents = (files: readonly LineFile[], location: string): string => {
  const record = `{${TYPED_READER.fields.map(({ name }) => `'${name}': "${name}"`).join(', ')}}`;
  return eventSelect(TYPED_READER, tagged(record, location, readJson(files, columnsOf(TYPED_READER))));
};

/** Events of odd files: lines that hold the record as one member. */
export const genericEvents = (files: readonly LineFile[], location: string): string =>
  eventSelect(GENERIC_READER, tagged('_record', location, readJson(files, columnsOf(GENERIC_READER))));

/** A statement that parses every record of the file and fails where the reader would. */
export const probe = (reader: Reader, file: LineFile): string =>
  `CREATE OR REPLACE TEMP TABLE ingest_probe AS SELECT * FROM ${readJson([file], columnsOf(reader))}`;
