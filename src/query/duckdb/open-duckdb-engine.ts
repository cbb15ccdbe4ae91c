import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { QueryEngineOptions } from '../engine-options.js';
import type { QueryEngine, QueryRequest, QueryResult } from '../query-engine.js';
import { bindTables } from './bind-tables.js';
import { asUserError } from './duckdb-error.js';
import {
  type EngineContext,
  openLakeSandbox,
  type PlannedStatement,
  planStatement,
  statisticsOf,
} from './engine-context.js';
import { explainStatement } from './explain-statement.js';
import { cancelled } from './interruptible.js';
import { openPlanner } from './planner.js';
import { readBatches, resultColumns, runStatement } from './read-result.js';
import { writeParquet } from './write-parquet.js';

export async function openDuckdbEngine(options: QueryEngineOptions): Promise<QueryEngine> {
  const temporaryFolder = await mkdtemp(join(options.temporaryFolder, 'orgtrail-query-'));
  const [planner, sandbox] = await Promise.all([
    openPlanner(options.snapshot, options),
    openLakeSandbox(options, temporaryFolder),
  ]);
  const context: EngineContext = { options, planner, sandbox, temporaryFolder };
  return {
    run: async (request) => planned(context, request, async (plan) => run(context, request, plan)),
    explain: async (request) => planned(context, request, async (plan) => explainStatement(context, plan)),
    writeParquet: async (request) =>
      planned(context, request, async (plan) => writeParquet(context, request, plan)),
    close: async () => {
      planner.close();
      sandbox.close();
      await rm(temporaryFolder, { recursive: true, force: true });
    },
  };
}

/** Plans the statement, does something with it, and tells the user what went wrong in either. */
async function planned<Result>(
  context: EngineContext,
  { sql, signal }: QueryRequest,
  work: (plan: PlannedStatement) => Promise<Result>,
): Promise<Result> {
  if (signal?.aborted === true) throw cancelled(signal);
  const tables = Object.keys(context.options.snapshot.tables);
  const plan = await planStatement(context, sql).catch((error: unknown) => {
    throw asUserError(error, { tables, sql });
  });
  try {
    return await work(plan);
  } catch (error) {
    const files = plan.chosen.flatMap(({ kept }) => kept.map((file) => file.path));
    throw asUserError(error, { tables, files });
  }
}

async function run(
  context: EngineContext,
  request: QueryRequest,
  plan: PlannedStatement,
): Promise<QueryResult> {
  const connection = await context.sandbox.connect();
  try {
    await bindTables(connection, plan.chosen, context.options);
    const result = await runStatement(connection, plan.sql, request.signal);
    return {
      columns: resultColumns(result),
      batches: readBatches(result, request.signal, () => connection.closeSync()),
      statistics: statisticsOf(plan),
    };
  } catch (error) {
    connection.closeSync();
    throw error;
  }
}
