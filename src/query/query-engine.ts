/**
 * Runs SELECT statements over one snapshot of a lake. The statement is never trusted: it sees the
 * snapshot's tables and nothing else of the machine.
 */
export interface QueryEngine {
  /**
   * Checks the statement, chooses the files that can hold matching rows, and starts it.
   *
   * @throws {UserError} when the SQL is wrong or not allowed, or the run was cancelled
   */
  readonly run: (request: QueryRequest) => Promise<QueryResult>;
  /** What `run` would do, without reading rows. */
  readonly explain: (request: QueryRequest) => Promise<QueryExplanation>;
  /** Writes the rows as one Parquet file at an absolute path, whole or not at all. */
  readonly writeParquet: (request: QueryRequest & { readonly path: string }) => Promise<ParquetResult>;
  readonly close: () => Promise<void>;
}

export interface QueryRequest {
  /** One SELECT statement, parameters already rendered. */
  readonly sql: string;
  /** Cancels the statement wherever it is. */
  readonly signal?: AbortSignal;
}

export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  /** Rows in batches, in order; values stand in the order of `columns`. To be read once. */
  readonly batches: AsyncIterable<readonly ResultRow[]>;
  readonly statistics: QueryStatistics;
}

export interface ResultColumn {
  /** Unique within a result. */
  readonly name: string;
  readonly type: ResultType;
}

/** `json` is any nested value. Lists of the scalar types end in `[]`. */
export type ResultType = ScalarResultType | `${ScalarResultType}[]`;

export type ScalarResultType =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | 'date'
  | 'interval'
  | 'json';

export type ResultRow = readonly ResultValue[];

/**
 * A value that JSON can carry: timestamps are ISO 8601 in UTC and end in `Z`, dates `YYYY-MM-DD`,
 * integers beyond 2^53 and decimals that a double cannot hold are text.
 */
export type ResultValue =
  | null
  | boolean
  | number
  | string
  | readonly ResultValue[]
  | { readonly [name: string]: ResultValue };

export interface QueryStatistics {
  /** Files that the statement was given. */
  readonly files: number;
  /** Files of the same tables that could not hold a matching row. */
  readonly pruned: number;
  /** Size of the files that the statement was given. */
  readonly bytes: number;
  readonly milliseconds: number;
}

export interface ParquetResult {
  readonly rows: number;
  readonly bytes: number;
  readonly statistics: QueryStatistics;
}

export interface QueryExplanation {
  /** The statement with the narrowing written out; runs on Trino and Athena over the same tables. */
  readonly narrowedSql: string;
  readonly tables: readonly TableExplanation[];
  /** DuckDB's physical plan as text. */
  readonly plan: string;
}

export interface TableExplanation {
  readonly name: string;
  /** Conditions by which files were chosen, one for each place where the statement reads the table. */
  readonly conditions: readonly string[];
  /** Files that the statement is given. */
  readonly files: number;
  readonly pruned: number;
  readonly bytes: number;
}
