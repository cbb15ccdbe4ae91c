import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { UserError } from '../../errors.js';
import type { Session } from '../duckdb/session.js';
import type { Action, CommitInfo } from './actions.js';
import { CHECKPOINT_EVERY, readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { openCommitLog } from './commit-log.js';
import { EMPTY_SNAPSHOT, replay, type Snapshot } from './snapshot.js';

export interface DeltaTableDefinition {
  readonly name: string;
  readonly columns: readonly DeltaColumn[];
  readonly partitionColumns: readonly string[];
}

export interface DeltaColumn {
  readonly name: string;
  readonly type: 'string' | 'timestamp' | 'boolean' | 'integer' | 'long' | 'date';
}

/** One Delta table in a folder. Every writer goes through `commit`; readers never lock. */
export interface DeltaTable {
  readonly definition: DeltaTableDefinition;
  readonly folder: string;
  /** The newest state; reads only commits that it has not seen. */
  refresh(): Promise<Snapshot>;
  /** Commits as the version after `snapshot`, unless somebody else was first. */
  commit(snapshot: Snapshot, info: CommitInfo, actions: readonly Action[]): Promise<'committed' | 'lost'>;
  read(version: number): Promise<readonly Action[]>;
}

const READER_VERSION = 1;
const WRITER_VERSION = 2;

export const openDeltaTable = (
  lakeFolder: string,
  definition: DeltaTableDefinition,
  session: Session,
): DeltaTable => {
  const folder = join(lakeFolder, definition.name);
  const log = openCommitLog(folder);
  let known = EMPTY_SNAPSHOT;
  const readNewCommits = async (): Promise<Snapshot> => {
    if (known.version < 0) known = await readCheckpoint(session, log.folder);
    const versions = await log.versions(known.version);
    const commits = await Promise.all(
      versions.map(async (version) => ({ version, actions: await log.read(version) })),
    );
    if (commits.length > 0) known = replay(known, commits);
    assertReadable(known, folder);
    return known;
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: two at once would each build on what the other has not finished. */
  const refresh = async (): Promise<Snapshot> => {
    const next = last.then(readNewCommits, readNewCommits);
    last = next.catch(() => {});
    return next;
  };
  return {
    definition,
    folder,
    refresh,
    read: log.read,
    commit: async (snapshot, info, actions) => {
      const version = snapshot.version + 1;
      const outcome = await log.write(version, [{ commitInfo: info }, ...actions]);
      if (outcome === 'committed' && version > 0 && version % CHECKPOINT_EVERY === 0) {
        await writeCheckpoint(session, log.folder, await refresh(), new Date(info.timestamp));
      }
      return outcome;
    },
  };
};

/** Makes the table if it is not there. Losing the race to another process is as good. */
export const createDeltaTable = async (table: DeltaTable, info: CommitInfo): Promise<void> => {
  await openCommitLog(table.folder).create();
  if ((await table.refresh()).version >= 0) return;
  await table.commit(EMPTY_SNAPSHOT, info, [
    { protocol: { minReaderVersion: READER_VERSION, minWriterVersion: WRITER_VERSION } },
    { metaData: metadataOf(table.definition, info.timestamp) },
  ]);
};

const metadataOf = (definition: DeltaTableDefinition, createdTime: number) => ({
  id: randomUUID(),
  name: definition.name,
  format: { provider: 'parquet' as const, options: {} },
  schemaString: JSON.stringify({
    type: 'struct',
    fields: definition.columns.map(({ name, type }) => ({ name, type, nullable: true, metadata: {} })),
  }),
  partitionColumns: definition.partitionColumns,
  configuration: {},
  createdTime,
});

const assertReadable = (snapshot: Snapshot, folder: string): void => {
  const { protocol } = snapshot;
  if (protocol === undefined) return;
  if (protocol.minReaderVersion <= READER_VERSION && protocol.minWriterVersion <= WRITER_VERSION) return;
  throw new UserError({
    what: `the lake is written in a newer protocol (reader ${protocol.minReaderVersion}, writer ${protocol.minWriterVersion}) than this orgtrail knows (reader ${READER_VERSION}, writer ${WRITER_VERSION})`,
    where: folder,
    next: 'Update orgtrail, or choose another lake with --lake.',
  });
};
