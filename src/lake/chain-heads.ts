import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createDeltaTable } from './delta/delta-table.js';
import { literal } from './duckdb/session.js';
import { commitInfo, type Lake } from './lake.js';
import { writeParquet } from './parquet/write-parquet.js';
import { relation } from './relation.js';
import { duckdbType, TABLES } from './schema/tables.js';

/** A row of `chain_heads`. Times are ISO 8601 in UTC with whole seconds. */
export interface ChainHeadRow {
  readonly verified_at: string;
  readonly log_location: string;
  readonly chain: string;
  readonly account_id: string;
  readonly region: string;
  readonly digest_key: string;
  readonly digest_bucket: string;
  readonly digest_object: string;
  readonly end_time: string;
  readonly sha256: string;
  readonly signature: string;
  readonly proven_from: string | null;
  readonly seal_until: string | null;
  readonly seal_objects: number | null;
  readonly seal_sum: string | null;
}

const { columns } = TABLES.chain_heads;

/** All of them, by the time of their runs. */
export const readChainHeads = async (lake: Lake): Promise<readonly ChainHeadRow[]> => {
  const selected = columns.map(({ name, type }) =>
    type === 'timestamp' ? `strftime(${name}, '%Y-%m-%dT%H:%M:%SZ') AS ${name}` : name,
  );
  const rows = await lake.session.rows<ChainHeadRow & { seal_objects: string | null }>(
    `SELECT * FROM (SELECT ${selected.join(', ')} FROM ${await relation(lake, 'chain_heads')}) ORDER BY verified_at, chain`,
  );
  return rows.map((row) => ({
    ...row,
    seal_objects: row.seal_objects === null ? null : Number(row.seal_objects),
  }));
};

/** Adds the heads of one run. */
export const appendChainHeads = async (
  lake: Lake,
  heads: readonly ChainHeadRow[],
  now: Date,
): Promise<void> => {
  const table = lake.tables.chain_heads;
  // A lake that an older orgtrail made lacks the table.
  await createDeltaTable(table, commitInfo('CREATE TABLE', now));
  const spool = join(lake.options.temporaryFolder, `orgtrail-heads-${randomUUID()}.ndjson`);
  const lines = heads.map((head) => JSON.stringify({ ...head, dt: head.verified_at.slice(0, 10) }));
  await writeFile(spool, lines.join('\n'), { mode: 0o600, flag: 'wx' });
  const types = columns.map((column) => `${column.name}: '${duckdbType(column)}'`).join(', ');
  const files = await writeParquet({
    session: lake.session,
    tableFolder: table.folder,
    orderBy: 'chain',
    select: `SELECT * FROM read_json(${literal(spool)}, format = 'newline_delimited', columns = {${types}})`,
  }).finally(async () => rm(spool, { force: true }));
  for (;;) {
    const snapshot = await table.refresh();
    const adds = files.map((add) => ({ add }));
    if ((await table.commit(snapshot, commitInfo('WRITE', now), adds)) === 'committed') return;
  }
};
