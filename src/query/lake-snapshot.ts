/**
 * What a query needs to know of a lake: the columns and live files of each table at one version.
 * The lake's own snapshot has this shape.
 */
export interface LakeSnapshot {
  /** By table name, such as `cloudtrail_events`. */
  readonly tables: Readonly<Record<string, TableSnapshot>>;
}

export interface TableSnapshot {
  readonly name: string;
  readonly version: number;
  readonly columns: readonly TableColumn[];
  readonly files: readonly DataFile[];
}

export interface TableColumn {
  readonly name: string;
  /** Delta Lake's word for the type. */
  readonly type: 'string' | 'timestamp' | 'boolean' | 'integer' | 'long' | 'double' | 'date';
}

export interface DataFile {
  /** Absolute path of a Parquet file. */
  readonly path: string;
  /** Partition column to value, such as `dt` to `2026-03-01`. */
  readonly partition: Readonly<Record<string, string | null>>;
  /** Bytes. */
  readonly size: number;
  readonly rows: number;
  readonly statistics: FileStatistics;
}

/**
 * Bounds as Delta's log states them: every value of the column lies between them, a timestamp within
 * the millisecond. A column may be missing.
 *
 * https://github.com/delta-io/delta/blob/master/PROTOCOL.md#per-file-statistics
 */
export interface FileStatistics {
  readonly minimum: Readonly<Record<string, string | number | boolean>>;
  readonly maximum: Readonly<Record<string, string | number | boolean>>;
  readonly nullCount: Readonly<Record<string, number>>;
}
