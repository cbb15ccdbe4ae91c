import type { QueryEngineOptions } from '../engine-options.js';
import { type ChosenFiles, chooseFiles } from '../prune/choose-files.js';
import type { QueryStatistics } from '../query-engine.js';
import type { Planner } from './planner.js';
import { openSandbox, type Sandbox } from './sandbox.js';

/** What every step of a run needs. */
export interface EngineContext {
  readonly options: QueryEngineOptions;
  readonly planner: Planner;
  readonly sandbox: Sandbox;
  /** Of this engine alone. */
  readonly temporaryFolder: string;
}

/** A statement that was checked, and the files that it is given. */
export interface PlannedStatement {
  readonly sql: string;
  readonly chosen: readonly ChosenFiles[];
  /** Milliseconds of a clock that only runs forward. */
  readonly startedAt: number;
}

export async function planStatement(
  { options, planner }: EngineContext,
  sql: string,
): Promise<PlannedStatement> {
  const startedAt = performance.now();
  const plan = await planner.plan(sql);
  const chosen = Object.values(options.snapshot.tables).map((table) => chooseFiles(table, plan.scans));
  return { sql: plan.sql, chosen, startedAt };
}

/** A sandbox that reaches the lake's files, and the one file to write if there is one. */
export async function openLakeSandbox(
  options: QueryEngineOptions,
  temporaryFolder: string,
  written?: string,
): Promise<Sandbox> {
  const { snapshot, threads, memoryLimitMegabytes } = options;
  const files = Object.values(snapshot.tables).flatMap((table) => table.files.map((file) => file.path));
  return openSandbox({
    files: written === undefined ? files : [...files, written],
    temporaryFolder,
    ...(threads === undefined ? {} : { threads }),
    ...(memoryLimitMegabytes === undefined ? {} : { memoryLimitMegabytes }),
  });
}

/** As of now. */
export function statisticsOf({ chosen, startedAt }: PlannedStatement): QueryStatistics {
  return {
    files: sum(chosen.map(({ kept }) => kept.length)),
    pruned: sum(chosen.map(({ pruned }) => pruned)),
    bytes: sum(chosen.flatMap(({ kept }) => kept.map((file) => file.size))),
    milliseconds: Math.round(performance.now() - startedAt),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
