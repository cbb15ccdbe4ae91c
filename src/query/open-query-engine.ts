import type { QueryEngineOptions } from './engine-options.js';
import type { QueryEngine } from './query-engine.js';

/** The engine over one snapshot of a lake. Loads DuckDB, which takes longer than everything else here. */
export async function openQueryEngine(options: QueryEngineOptions): Promise<QueryEngine> {
  const { openDuckdbEngine } = await import('./duckdb/open-duckdb-engine.js');
  return openDuckdbEngine(options);
}
