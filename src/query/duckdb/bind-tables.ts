import type { DuckDBConnection } from '@duckdb/node-api';
import { type Narrowing, narrowingPredicate } from '../narrow/narrowing.js';
import type { ChosenFiles } from '../prune/choose-files.js';
import { quotedIdentifier } from '../sql/literal.js';
import { tableRelation } from './relation.js';

/** Gives a connection the lake's tables under their names, over the chosen files only. */
export async function bindTables(
  connection: DuckDBConnection,
  chosen: readonly ChosenFiles[],
  narrowing: Narrowing,
): Promise<void> {
  await connection.run(chosen.map((files) => createView(files, narrowing)).join(';\n'));
}

function createView({ table, kept }: ChosenFiles, narrowing: Narrowing): string {
  const predicate = narrowingPredicate(table.name, narrowing);
  const where = predicate === undefined ? '' : ` WHERE ${predicate}`;
  return `CREATE TEMP VIEW ${quotedIdentifier(table.name)} AS SELECT * FROM (${tableRelation(table, kept)})${where}`;
}
