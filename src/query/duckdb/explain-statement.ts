import { narrowingPredicate } from '../narrow/narrowing.js';
import { type NarrowedTable, narrowSql } from '../narrow/narrow-sql.js';
import type { ChosenFiles } from '../prune/choose-files.js';
import { describeCondition } from '../prune/describe-condition.js';
import type { QueryExplanation, TableExplanation } from '../query-engine.js';
import { bindTables } from './bind-tables.js';
import type { EngineContext, PlannedStatement } from './engine-context.js';

/** What a run would read and how. Opens the footers of the chosen files, reads no rows. */
export async function explainStatement(
  { options, sandbox }: EngineContext,
  { sql, chosen }: PlannedStatement,
): Promise<QueryExplanation> {
  const read = chosen.filter(({ conditions }) => conditions.length > 0);
  const connection = await sandbox.connect();
  try {
    await bindTables(connection, chosen, options);
    const plan = await connection.runAndReadAll(`EXPLAIN ${sql}`);
    return {
      narrowedSql: narrowSql(
        sql,
        read.flatMap((files) => narrowedTable(files, options)),
      ),
      tables: read.map(explainTable),
      plan: String(plan.getRows()[0]?.[1]),
    };
  } finally {
    connection.closeSync();
  }
}

function narrowedTable({ table }: ChosenFiles, options: EngineContext['options']): readonly NarrowedTable[] {
  const predicate = narrowingPredicate(table.name, options);
  return predicate === undefined ? [] : [{ name: table.name, predicate }];
}

function explainTable({ table, conditions, kept, pruned }: ChosenFiles): TableExplanation {
  return {
    name: table.name,
    conditions: conditions.map((condition) => describeCondition(condition, table.columns)),
    files: kept.length,
    pruned,
    bytes: kept.reduce((total, file) => total + file.size, 0),
  };
}
