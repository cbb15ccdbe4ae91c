import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import { UserError } from '../errors.js';
import type { AddFile } from './delta/actions.js';
import { createDeltaTable, type DeltaTable, openDeltaTable } from './delta/delta-table.js';
import { openSession, type Session } from './duckdb/session.js';
import { TABLE_NAMES, TABLES, type TableName } from './schema/tables.js';

export interface LakeOptions {
  /** The lake's folder. */
  readonly folder: string;
  /** Make the lake if it is not there; otherwise a missing lake is an error. */
  readonly create: boolean;
  readonly now: Date;
  readonly threads: number;
  /** DuckDB's own memory. */
  readonly memoryLimitMegabytes: number;
  /** Where DuckDB spills and ingest keeps segments; a private folder is made inside. */
  readonly temporaryFolder: string;
}

/** An open lake: its tables and a DuckDB session to work on them. */
export interface Lake {
  readonly folder: string;
  readonly session: Session;
  readonly tables: Readonly<Record<TableName, DeltaTable>>;
  readonly options: LakeOptions;
  close(): void;
}

export const openLake = async (options: LakeOptions): Promise<Lake> => {
  const folder = resolve(options.folder);
  if (!options.create) await assertLake(folder);
  const session = await openSession(options);
  try {
    const tables = Object.fromEntries(
      TABLE_NAMES.map((name) => [name, openDeltaTable(folder, TABLES[name], session)]),
    ) as Record<TableName, DeltaTable>;
    if (options.create) await createTables(tables, options.now);
    return { folder, session, tables, options, close: session.close };
  } catch (cause) {
    session.close();
    throw cause;
  }
};

const createTables = async (tables: Lake['tables'], now: Date): Promise<void> => {
  for (const name of TABLE_NAMES) {
    await createDeltaTable(tables[name], commitInfo('CREATE TABLE', now));
  }
};

const assertLake = async (folder: string): Promise<void> => {
  const log = await stat(resolve(folder, 'cloudtrail_events', '_delta_log')).catch(() => undefined);
  if (log?.isDirectory() === true) return;
  throw new UserError({
    what: 'there is no lake here',
    where: folder,
    next: 'Make one with `orgtrail ingest <location>`, or name another with --lake.',
  });
};

export const commitInfo = (
  operation: string,
  now: Date,
  operationParameters: Readonly<Record<string, string>> = {},
) => ({ timestamp: now.getTime(), operation, operationParameters, engineInfo: 'orgtrail' });

/** The application id under which a table remembers the last events commit that it followed. */
const FOLLOWS = 'orgtrail-events';

/** Tables whose files are named by the events commits that they belong to. */
const FOLLOWERS: readonly TableName[] = ['cloudtrail_log_files', 'cloudtrail_event_copies', 'findings'];

/**
 * Repeats events commits in the logs of the other tables, as far as that has not happened yet. Delta
 * has no transaction across tables: the events commit is the only truth, and whoever comes next
 * finishes what a killed process left.
 */
export const catchUp = async (lake: Lake, now: Date): Promise<void> => {
  for (const name of FOLLOWERS) await followEvents(lake, name, now);
};

/**
 * So many events commits without a file for a table are read again by everybody who opens it; then it remembers
 * that it has followed them. A commit for each would be as many files for nothing.
 */
export const LONGEST_LAG = 20;

const followEvents = async (lake: Lake, name: TableName, now: Date): Promise<void> => {
  const table = lake.tables[name];
  for (;;) {
    const snapshot = await table.refresh();
    const after = snapshot.transactions.get(FOLLOWS) ?? 0;
    const pending = await pendingFiles(lake, name, after);
    if (pending.files.length === 0 && pending.version - after < LONGEST_LAG) return;
    const outcome = await table.commit(snapshot, commitInfo('WRITE', now), [
      { txn: { appId: FOLLOWS, version: pending.version } },
      ...pending.files.map((add) => ({ add })),
    ]);
    if (outcome === 'committed') return;
  }
};

/** Files of a follower that events commits above `after` name. */
export const pendingFiles = async (
  lake: Lake,
  name: TableName,
  after: number,
): Promise<{ readonly version: number; readonly files: readonly AddFile[] }> => {
  const events = lake.tables.cloudtrail_events;
  const { version } = await events.refresh();
  const files: AddFile[] = [];
  for (let next = after + 1; next <= version; next++) {
    for (const action of await events.read(next)) {
      if ('commitInfo' in action) files.push(...(action.commitInfo.orgtrail?.tables[name] ?? []));
    }
  }
  return { version, files };
};

/** The live files of a table as a reader has to see them: a follower's pending files included. */
export const liveFiles = async (lake: Lake, name: TableName): Promise<readonly AddFile[]> => {
  const snapshot = await lake.tables[name].refresh();
  const files = [...snapshot.files.values()];
  if (!FOLLOWERS.includes(name)) return files;
  const pending = await pendingFiles(lake, name, snapshot.transactions.get(FOLLOWS) ?? 0);
  return [...files, ...pending.files];
};
