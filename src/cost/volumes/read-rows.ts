import type { QueryEngine, ResultRow } from '../../query/index.js';

/** Rows as they come, so that a large answer never stands in memory as a whole. */
export async function* readRows(
  engine: QueryEngine,
  sql: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ResultRow> {
  const { batches } = await engine.run({ sql, ...(signal !== undefined && { signal }) });
  for await (const batch of batches) yield* batch;
}

export async function collectRows<Item>(
  engine: QueryEngine,
  sql: string,
  signal: AbortSignal | undefined,
  toItem: (row: ResultRow) => Item,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const row of readRows(engine, sql, signal)) items.push(toItem(row));
  return items;
}
