import type { QueryEngine } from '../../query/index.js';
import { collectRows } from './read-rows.js';
import { TIME_RANGE } from './usage-sql.js';

/** The times of the first and the last event; `undefined` when no event has one. */
export async function readTimeRange(
  engine: QueryEngine,
  signal?: AbortSignal,
): Promise<{ readonly from: Date; readonly to: Date } | undefined> {
  const [range] = await collectRows(engine, TIME_RANGE, signal, ([first, last]) => ({ first, last }));
  if (typeof range?.first !== 'number' || typeof range.last !== 'number') return undefined;
  return { from: new Date(range.first * 1000), to: new Date(range.last * 1000) };
}
