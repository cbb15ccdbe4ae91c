import { randomUUID } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../errors.js';
import type { ParquetResult, QueryRequest } from '../query-engine.js';
import { textLiteral } from '../sql/literal.js';
import { bindTables } from './bind-tables.js';
import { isCommand } from './check-statement.js';
import { interruptible } from './interruptible.js';
import {
  type EngineContext,
  openLakeSandbox,
  type PlannedStatement,
  statisticsOf,
} from './engine-context.js';

/**
 * Writes a statement's rows as Parquet, in a sandbox of its own whose only other file is the one to
 * write. The file gets its name when it is complete.
 */
export async function writeParquet(
  context: EngineContext,
  { path, signal }: QueryRequest & { readonly path: string },
  plan: PlannedStatement,
): Promise<ParquetResult> {
  const target = resolve(path);
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  await assertFolder(dirname(target));
  try {
    const rows = await copyRows(context, plan, unfinished, signal);
    const { size } = await stat(unfinished);
    await rename(unfinished, target);
    return { rows, bytes: size, statistics: statisticsOf(plan) };
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function copyRows(
  { options, temporaryFolder }: EngineContext,
  { sql, chosen }: PlannedStatement,
  file: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  const sandbox = await openLakeSandbox(options, temporaryFolder, file);
  try {
    const connection = await sandbox.connect();
    await bindTables(connection, chosen, options);
    const copy = `COPY (\n${isCommand(sql) ? `FROM (\n${sql}\n)` : sql}\n) TO ${textLiteral(file)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`;
    const result = await interruptible(connection, signal, async () => connection.runAndReadAll(copy));
    return Number(result.getRows()[0]?.[0]);
  } finally {
    sandbox.close();
  }
}

async function assertFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new UserError({
    what: 'there is no such folder',
    where: folder,
    next: 'Make it, or name another file.',
  });
}
