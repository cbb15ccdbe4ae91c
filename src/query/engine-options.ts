import type { QueriedLake } from './lake-snapshot.js';
import type { Narrowing } from './narrow/narrowing.js';

export interface QueryEngineOptions extends Narrowing {
  readonly snapshot: QueriedLake;
  /** Where what does not fit into memory goes; a private folder is made inside and removed by `close`. */
  readonly temporaryFolder: string;
  /** As many as the machine has cores unless given. */
  readonly threads?: number;
  /** DuckDB's own memory. */
  readonly memoryLimitMegabytes?: number;
}
