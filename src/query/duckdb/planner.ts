import type { DuckDBConnection } from '@duckdb/node-api';
import type { QueriedLake } from '../lake-snapshot.js';
import { type Narrowing, narrowingPredicate } from '../narrow/narrowing.js';
import { readPlan, type Scan } from '../prune/read-plan.js';
import { quotedIdentifier, textLiteral } from '../sql/literal.js';
import { checkStatement } from './check-statement.js';
import { DISABLED_OPTIMIZERS } from './optimizers.js';
import { columnDefinitions } from './relation.js';
import { openSandbox } from './sandbox.js';

/** A database with the lake's tables but none of their rows: it checks and plans statements. */
export interface Planner {
  /**
   * The statement without a final semicolon, and what it reads. `scans` is `undefined` when the plan
   * says too little to leave out any file.
   *
   * @throws {UserError} or DuckDB's error when the statement is wrong or not allowed
   */
  plan(sql: string): Promise<{ readonly sql: string; readonly scans: readonly Scan[] | undefined }>;
  close(): void;
}

/** Apart from `main`, so that a view there can have the table's name. */
const TABLES_SCHEMA = 'lake';

export async function openPlanner(lake: QueriedLake, narrowing: Narrowing): Promise<Planner> {
  const sandbox = await openSandbox({ files: [], threads: 1, prepare: tablesWithoutRows(lake) });
  const connection = await sandbox.connect();
  await connection.run(narrowedViews(lake, narrowing).join(';\n'));
  return {
    plan: async (sql) => {
      const body = await checkStatement(connection, sql);
      return { sql: body, scans: await scansOf(connection, body) };
    },
    close: () => {
      connection.closeSync();
      sandbox.close();
    },
  };
}

function tablesWithoutRows(lake: QueriedLake): readonly string[] {
  return [
    `SET GLOBAL disabled_optimizers = ${textLiteral(DISABLED_OPTIMIZERS.join(','))}`,
    `CREATE SCHEMA ${TABLES_SCHEMA}`,
    ...Object.values(lake.tables).map(
      ({ name, columns }) =>
        `CREATE TABLE ${TABLES_SCHEMA}.${quotedIdentifier(name)} (${columnDefinitions(columns)})`,
    ),
  ];
}

function narrowedViews(lake: QueriedLake, narrowing: Narrowing): readonly string[] {
  return Object.keys(lake.tables).map((name) => {
    const table = quotedIdentifier(name);
    const predicate = narrowingPredicate(name, narrowing);
    const where = predicate === undefined ? '' : ` WHERE ${predicate}`;
    return `CREATE VIEW ${table} AS SELECT * FROM ${TABLES_SCHEMA}.${table}${where}`;
  });
}

/** DuckDB cannot print every plan, and prints some numbers that are not JSON; the statement runs all the same. */
async function scansOf(connection: DuckDBConnection, sql: string): Promise<readonly Scan[] | undefined> {
  try {
    const reader = await connection.runAndReadAll(
      `SELECT CAST(json_serialize_plan(${textLiteral(sql)}, optimize := true) AS VARCHAR)`,
    );
    const plan = JSON.parse(String(reader.getRows()[0]?.[0])) as { readonly error: boolean };
    return plan.error ? undefined : readPlan(plan);
  } catch {
    return undefined;
  }
}
