import type { DeltaColumn, DeltaTableDefinition } from '../delta/delta-table.js';
import { EVENT_COLUMNS } from './event-columns.js';

/** The lake's tables. All are partitioned by `dt`, a UTC day. */
export type TableName =
  | 'cloudtrail_events'
  | 'cloudtrail_log_files'
  | 'cloudtrail_event_copies'
  | 'chain_heads'
  | 'findings';

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
  /**
   * What verified digests say of the content. `none`: nothing yet. `attested`: one lists it. `refuted`: one
   * lists another content, or the container is damaged. `unlisted`: those of its hour do not list it.
   */
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

/** The newest verified digest of every chain, by run. `dt` is the day of the run. */
export const CHAIN_HEAD_COLUMNS: readonly DeltaColumn[] = [
  { name: 'verified_at', type: 'timestamp' },
  /** The location that the run verified. */
  { name: 'log_location', type: 'string' },
  /** Account, Region, trail, home Region and kind. */
  { name: 'chain', type: 'string' },
  { name: 'account_id', type: 'string' },
  { name: 'region', type: 'string' },
  { name: 'digest_key', type: 'string' },
  /** Where the digest was delivered, by its own statement. */
  { name: 'digest_bucket', type: 'string' },
  { name: 'digest_object', type: 'string' },
  { name: 'end_time', type: 'timestamp' },
  /** SHA-256 of the inflated digest. */
  { name: 'sha256', type: 'string' },
  { name: 'signature', type: 'string' },
  /** Where everything up to the head is proven: since when, and a sum over the listing of then. */
  { name: 'proven_from', type: 'timestamp' },
  { name: 'seal_until', type: 'timestamp' },
  { name: 'seal_objects', type: 'long' },
  { name: 'seal_sum', type: 'string' },
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
  chain_heads: table('chain_heads', CHAIN_HEAD_COLUMNS),
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
