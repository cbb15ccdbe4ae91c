import type { DeltaColumn, DeltaTableDefinition } from '../delta/delta-table.js';
import { EVENT_COLUMNS } from './event-columns.js';

/** The lake's tables. All are partitioned by `dt`, a UTC day. */
export type TableName = 'cloudtrail_events' | 'cloudtrail_log_files' | 'cloudtrail_event_copies' | 'findings';

const DAY: DeltaColumn = { name: 'dt', type: 'date' };

const table = (name: TableName, columns: readonly DeltaColumn[]): DeltaTableDefinition => ({
  name,
  columns: [...columns, DAY],
  partitionColumns: ['dt'],
});

/** The ledger: every log file that was read. `dt` is the delivery day in its key. */
export const LOG_FILE_COLUMNS: readonly DeltaColumn[] = [
  /** Location, key, version or ETag (in a folder: time of modification) and size: another content is another object. */
  { name: 'identity', type: 'string' },
  { name: 'log_location', type: 'string' },
  { name: 'log_key', type: 'string' },
  { name: 'category', type: 'string' },
  { name: 'account_id', type: 'string' },
  { name: 'region', type: 'string' },
  { name: 'delivered_at', type: 'timestamp' },
  { name: 'last_modified', type: 'timestamp' },
  { name: 'etag', type: 'string' },
  { name: 'size', type: 'long' },
  { name: 'content_bytes', type: 'long' },
  /** SHA-256 of the inflated content, the value that a digest file lists. */
  { name: 'sha256', type: 'string' },
  /** `ingested`: every record is stored or a duplicate. `partial`: some records could not be read. `failed`: none. */
  { name: 'status', type: 'string' },
  { name: 'records', type: 'long' },
  { name: 'failed_records', type: 'long' },
  /** Why, for `partial` and `failed`. */
  { name: 'reason', type: 'string' },
  /** What a verified digest says of the content: `none` until one was at hand. */
  { name: 'attestation', type: 'string' },
  { name: 'ingested_at', type: 'timestamp' },
];

/** Where an event was delivered besides the place that `cloudtrail_events` names. `dt` is the event's day. */
export const EVENT_COPY_COLUMNS: readonly DeltaColumn[] = [
  { name: 'event_id', type: 'string' },
  { name: 'account_id', type: 'string' },
  { name: 'event_time', type: 'timestamp' },
  { name: 'log_location', type: 'string' },
  { name: 'log_key', type: 'string' },
  { name: 'record_index', type: 'integer' },
  { name: 'stored_log_location', type: 'string' },
  { name: 'stored_log_key', type: 'string' },
  { name: 'stored_record_index', type: 'integer' },
];

export const FINDING_COLUMNS: readonly DeltaColumn[] = [
  { name: 'kind', type: 'string' },
  { name: 'id', type: 'string' },
  { name: 'title', type: 'string' },
  { name: 'severity', type: 'string' },
  { name: 'account_id', type: 'string' },
  { name: 'region', type: 'string' },
  { name: 'subject', type: 'string' },
  { name: 'message', type: 'string' },
  /** JSON text: a list of `{name, value}`. */
  { name: 'evidence', type: 'string' },
  { name: 'found_at', type: 'timestamp' },
];

export const TABLES: Readonly<Record<TableName, DeltaTableDefinition>> = {
  cloudtrail_events: table('cloudtrail_events', EVENT_COLUMNS),
  cloudtrail_log_files: table('cloudtrail_log_files', LOG_FILE_COLUMNS),
  cloudtrail_event_copies: table('cloudtrail_event_copies', EVENT_COPY_COLUMNS),
  findings: table('findings', FINDING_COLUMNS),
};

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

const DUCKDB_TYPES: Readonly<Record<DeltaColumn['type'], string>> = {
  string: 'VARCHAR',
  timestamp: 'TIMESTAMPTZ',
  boolean: 'BOOLEAN',
  integer: 'INTEGER',
  long: 'BIGINT',
  date: 'DATE',
};

export const duckdbType = (column: DeltaColumn): string => DUCKDB_TYPES[column.type];
