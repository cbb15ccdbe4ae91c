import type { DataFile, TableSnapshot } from '../lake-snapshot.js';
import type { Condition } from './condition.js';
import { mayMatch } from './may-match.js';
import type { Scan } from './read-plan.js';

/** The files of one table that a statement is given. */
export interface ChosenFiles {
  readonly table: TableSnapshot;
  /** One for each place where the statement reads the table. */
  readonly conditions: readonly Condition[];
  readonly kept: readonly DataFile[];
  readonly pruned: number;
}

/**
 * A file is kept when any scan may find a row in it. A table that no scan reads needs no file.
 * `scans` is `undefined` when the plan could not be read: then every file is kept.
 */
export function chooseFiles(table: TableSnapshot, scans: readonly Scan[] | undefined): ChosenFiles {
  if (scans === undefined) return { table, conditions: [{ kind: 'anything' }], kept: table.files, pruned: 0 };
  const conditions = scans.filter((scan) => scan.table === table.name).map((scan) => scan.condition);
  const kept = table.files.filter((file) =>
    conditions.some((condition) => mayMatch(condition, file, table.columns)),
  );
  return { table, conditions, kept, pruned: conditions.length === 0 ? 0 : table.files.length - kept.length };
}
