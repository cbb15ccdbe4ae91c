import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../finding/index.js';
import { literal } from './duckdb/session.js';
import { findingRow } from './finding-row.js';
import { commitInfo, type Lake } from './lake.js';
import { discardParquet, writeParquet } from './parquet/write-parquet.js';
import { relation } from './relation.js';
import { duckdbType, TABLES } from './schema/tables.js';

/**
 * Adds findings to the lake's table, each once: the same finding of a later run is known by its kind, id,
 * account, subject and message. Returns how many were new.
 */
export const appendFindings = async (
  lake: Lake,
  findings: readonly Finding[],
  now: Date,
): Promise<number> => {
  if (findings.length === 0) return 0;
  const spool = join(lake.options.temporaryFolder, `orgtrail-findings-${randomUUID()}.ndjson`);
  const lines = findings.map((finding) => JSON.stringify(findingRow(finding, now)));
  await writeFile(spool, lines.join('\n'), { mode: 0o600, flag: 'wx' });
  try {
    return await commitNew(lake, spool, now);
  } finally {
    await rm(spool, { force: true });
  }
};

/** After a lost race the table is looked at again: the winner may have written the same. */
const commitNew = async (lake: Lake, spool: string, now: Date): Promise<number> => {
  const table = lake.tables.findings;
  for (;;) {
    const snapshot = await table.refresh();
    const files = await writeParquet({
      session: lake.session,
      tableFolder: table.folder,
      orderBy: 'found_at',
      select: await newRows(lake, spool),
    });
    if (files.length === 0) return 0;
    const adds = files.map((add) => ({ add }));
    if ((await table.commit(snapshot, commitInfo('WRITE', now), adds)) === 'committed') {
      return files.reduce(
        (sum, { stats }) => sum + (JSON.parse(stats) as { numRecords: number }).numRecords,
        0,
      );
    }
    await discardParquet(table.folder, files);
  }
};

const newRows = async (lake: Lake, spool: string): Promise<string> => {
  const { columns } = TABLES.findings;
  const types = columns.map((column) => `${column.name}: '${duckdbType(column)}'`).join(', ');
  const known = await relation(lake, 'findings');
  const same = ['kind', 'id', 'account_id', 'subject', 'message']
    .map((name) => `known.${name} IS NOT DISTINCT FROM found.${name}`)
    .join(' AND ');
  return `SELECT DISTINCT ON (kind, id, account_id, subject, message) * FROM (SELECT found.*
    FROM read_json(${literal(spool)}, format = 'newline_delimited', columns = {${types}}) AS found
    WHERE NOT EXISTS (SELECT 1 FROM ${known} AS known WHERE ${same}))`;
};
