import { randomUUID } from 'node:crypto';
import { readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { literal, type Session } from '../duckdb/session.js';
import type { Action } from './actions.js';
import { flush } from './commit-log.js';
import { EMPTY_SNAPSHOT, replay, type Snapshot } from './snapshot.js';

/** A checkpoint spares readers the commits below it. https://github.com/delta-io/delta/blob/master/PROTOCOL.md#checkpoints */
export const CHECKPOINT_EVERY = 50;

/** A removed file stays known this long, as Delta's default `delta.deletedFileRetentionDuration` asks. */
const TOMBSTONE_MILLISECONDS = 7 * 24 * 3600 * 1000;

const ACTION_COLUMNS = `{
  txn: 'STRUCT("appId" VARCHAR, "version" BIGINT, "lastUpdated" BIGINT)',
  add: 'STRUCT("path" VARCHAR, "partitionValues" MAP(VARCHAR, VARCHAR), "size" BIGINT, "modificationTime" BIGINT, "dataChange" BOOLEAN, "stats" VARCHAR)',
  remove: 'STRUCT("path" VARCHAR, "deletionTimestamp" BIGINT, "dataChange" BOOLEAN, "partitionValues" MAP(VARCHAR, VARCHAR), "size" BIGINT)',
  metaData: 'STRUCT("id" VARCHAR, "name" VARCHAR, "format" STRUCT("provider" VARCHAR, "options" MAP(VARCHAR, VARCHAR)), "schemaString" VARCHAR, "partitionColumns" VARCHAR[], "configuration" MAP(VARCHAR, VARCHAR), "createdTime" BIGINT)',
  protocol: 'STRUCT("minReaderVersion" INTEGER, "minWriterVersion" INTEGER)'
}`;

const checkpointName = (version: number): string => `${String(version).padStart(20, '0')}.checkpoint.parquet`;

/** The actions that rebuild a snapshot, removed files included while other readers may still need them. */
const actionsOf = (snapshot: Snapshot, now: Date): readonly Action[] => {
  const expired = now.getTime() - TOMBSTONE_MILLISECONDS;
  return [
    ...(snapshot.protocol === undefined ? [] : [{ protocol: snapshot.protocol }]),
    ...(snapshot.metadata === undefined ? [] : [{ metaData: snapshot.metadata }]),
    ...[...snapshot.transactions].map(([appId, version]) => ({ txn: { appId, version } })),
    ...[...snapshot.files.values()].map((add) => ({ add: { ...add, dataChange: false } })),
    ...[...snapshot.tombstones.values()]
      .filter((remove) => remove.deletionTimestamp > expired)
      .map((remove) => ({ remove: { ...remove, dataChange: false } })),
  ];
};

/**
 * Writes the checkpoint of `snapshot.version`. Two writers make equal content, so the last rename
 * wins; readers find it only through `_last_checkpoint`, which is replaced afterwards.
 */
export const writeCheckpoint = async (
  session: Session,
  logFolder: string,
  snapshot: Snapshot,
  now: Date,
): Promise<void> => {
  const actions = actionsOf(snapshot, now);
  const lines = join(logFolder, `.tmp-${randomUUID()}.ndjson`);
  const parquet = join(logFolder, `.tmp-${randomUUID()}.parquet`);
  await writeFile(lines, actions.map((action) => JSON.stringify(action)).join('\n'));
  try {
    await session.run(`COPY (SELECT * FROM read_json(${literal(lines)}, format = 'newline_delimited',
      maximum_object_size = 67108864, columns = ${ACTION_COLUMNS})) TO ${literal(parquet)} (FORMAT parquet)`);
    await flush(parquet);
    await rename(parquet, join(logFolder, checkpointName(snapshot.version)));
    const pointer = join(logFolder, `.tmp-${randomUUID()}`);
    await writeFile(pointer, JSON.stringify({ version: snapshot.version, size: actions.length }));
    await rename(pointer, join(logFolder, '_last_checkpoint'));
    await flush(logFolder);
  } finally {
    await unlink(lines).catch(() => {});
  }
};

/** The snapshot of the newest checkpoint, or the empty one. */
export const readCheckpoint = async (session: Session, logFolder: string): Promise<Snapshot> => {
  const pointer = await readFile(join(logFolder, '_last_checkpoint'), 'utf8').catch(() => undefined);
  if (pointer === undefined) return EMPTY_SNAPSHOT;
  const { version } = JSON.parse(pointer) as { version: number };
  const path = literal(join(logFolder, checkpointName(version)));
  const rows = await session.rows<{ action: string }>(
    `SELECT CAST(to_json(c) AS VARCHAR) AS action FROM read_parquet(${path}) AS c`,
  );
  return replay(EMPTY_SNAPSHOT, [{ version, actions: rows.map((row) => onlyAction(row.action)) }]);
};

/** A checkpoint row has one column per kind of action, all but one null. */
const onlyAction = (row: string): Action => {
  const columns = Object.entries(JSON.parse(row) as Record<string, unknown>);
  return Object.fromEntries(columns.filter(([, value]) => value !== null)) as unknown as Action;
};
