import type { UsageRow } from '../../snapshot/index.js';

/** The rows of the last month that Cost Explorer tells of; none when there is no row. */
export function newestMonth(rows: readonly UsageRow[]): readonly UsageRow[] {
  const month = rows.reduce((newest, row) => (row.month > newest ? row.month : newest), '');
  return rows.filter((row) => row.month === month);
}

/** Sums by account of what `measure` takes from a row. */
export function byAccount(
  rows: readonly UsageRow[],
  measure: (row: UsageRow) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.accountId, (sums.get(row.accountId) ?? 0) + measure(row));
  return sums;
}
