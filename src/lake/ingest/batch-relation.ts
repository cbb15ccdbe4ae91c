import { listLiteral, literal } from '../duckdb/session.js';
import { eventSelect, GENERIC_READER, type Reader, TYPED_READER } from '../schema/index.js';

/** A file of newline-delimited JSON that one of the readers reads. */
export interface RecordFile {
  readonly path: string;
  readonly bytes: number;
}

/** DuckDB allocates buffers of about twice this at once, so it follows the largest file instead of a fixed maximum. */
const objectSize = (files: readonly RecordFile[]): number =>
  Math.max(16 * 1024 * 1024, ...files.map((file) => file.bytes + 1024));

const TAG_COLUMNS = `_log_key: 'VARCHAR', _account: 'VARCHAR', _day: 'DATE'`;

const readJson = (files: readonly RecordFile[], columns: string): string =>
  `read_json(${listLiteral(files.map((file) => file.path))}, format = 'newline_delimited',
    compression = 'uncompressed', maximum_object_size = ${objectSize(files)}, columns = {${TAG_COLUMNS}, ${columns}})`;

const tagged = (record: string, location: string, from: string): string =>
  `SELECT ${record}, _log_key AS log_key, _account AS log_account_id, _day AS log_day, ${literal(location)} AS log_location FROM ${from}`;

/** Events of segments: one log file a line. */
export const typedEvents = (segments: readonly RecordFile[], location: string): string =>
  eventSelect(
    TYPED_READER,
    tagged(
      'unnest("Records") AS r, generate_subscripts("Records", 1) - 1 AS record_index',
      location,
      readJson(segments, `"Records": ${literal(`${TYPED_READER.recordType}[]`)}`),
    ),
  );

/** Events of odd files: one record a line. */
export const genericEvents = (records: readonly RecordFile[], location: string): string =>
  eventSelect(
    GENERIC_READER,
    tagged(
      '_record AS r, _record_index AS record_index',
      location,
      readJson(records, `_record_index: 'INTEGER', _record: '${GENERIC_READER.recordType}'`),
    ),
  );

/** A statement that parses every record of the files and fails where the reader would. */
export const probe = (reader: Reader, file: RecordFile): string => {
  const columns =
    reader === TYPED_READER
      ? `"Records": ${literal(`${TYPED_READER.recordType}[]`)}`
      : `_record_index: 'INTEGER', _record: '${GENERIC_READER.recordType}'`;
  return `CREATE OR REPLACE TEMP TABLE ingest_probe AS SELECT * FROM ${readJson([file], columns)}`;
};
