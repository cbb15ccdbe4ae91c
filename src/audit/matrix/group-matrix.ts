import type { CoverageCell } from './coverage-cell.js';
import type { AuditMatrix } from './coverage-matrix.js';

/** A matrix whose equal rows and equal columns are one. */
export interface GroupedMatrix {
  /** The Regions of each column. */
  readonly columns: readonly (readonly string[])[];
  readonly rows: readonly GroupedRow[];
}

export interface GroupedRow {
  readonly accounts: readonly string[];
  readonly cells: readonly (CoverageCell | null)[];
}

/** The most common row and column come last, what differs from them first: that is what is looked for. */
export function groupMatrix({ regions, rows }: AuditMatrix): GroupedMatrix {
  const alike = groupIndexes(rows.map(({ cells }) => JSON.stringify(cells)));
  const columns = groupIndexes(
    regions.map((_region, column) => JSON.stringify(alike.map(([row]) => rows[row!]!.cells[column]))),
  );
  return {
    columns: columns.map((group) => group.map((column) => regions[column]!)),
    rows: alike.map((group) => ({
      accounts: group.map((row) => rows[row]!.accountId),
      cells: columns.map(([column]) => rows[group[0]!]!.cells[column!]!),
    })),
  };
}

function groupIndexes(keys: readonly string[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return [...groups.values()].sort((one, other) => one.length - other.length);
}
