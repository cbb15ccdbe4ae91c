import type { TableSnapshot } from '../lake/index.js';

export type { DataFile, TableSnapshot } from '../lake/index.js';

/** What a query needs to know of a lake: the columns and live files of each table at one version. */
export interface QueriedLake {
  /** By table name, such as `cloudtrail_events`. */
  readonly tables: Readonly<Record<string, TableSnapshot>>;
}

export type TableColumn = TableSnapshot['columns'][number];
