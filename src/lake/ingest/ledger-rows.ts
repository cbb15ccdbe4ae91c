import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { AddFile } from '../delta/actions.js';
import { literal } from '../duckdb/session.js';
import type { Lake } from '../lake.js';
import { writeParquet } from '../parquet/write-parquet.js';
import { relation } from '../relation.js';
import { duckdbType, TABLES } from '../schema/tables.js';
import type { PlannedObject } from './inventory.js';

/** What the ledger will say of one object. */
export interface LedgerEntry {
  readonly planned: PlannedObject;
  readonly status: 'ingested' | 'partial' | 'failed';
  readonly sha256: string | null;
  readonly contentBytes: number | null;
  readonly records: number;
  readonly failedRecords: number;
  readonly reason: string | null;
}

/** A JSON file that only its content showed to be something else. Its key promised nothing, so nothing failed. */
export const isNoLog = ({ planned, status, reason }: LedgerEntry): boolean =>
  planned.category === null && status === 'failed' && reason === 'not-a-log';

/**
 * Writes ledger files for the entries, without those that the ledger already has with the same outcome.
 * What the plan knows of an object is taken from there: a batch may hold twenty thousand of them.
 */
export const writeLedger = async (
  lake: Lake,
  folder: string,
  location: string,
  entries: readonly LedgerEntry[],
  now: Date,
): Promise<readonly AddFile[]> => {
  if (entries.length === 0) return [];
  const spool = join(folder, 'ledger.ndjson');
  await writeFile(spool, entries.map((entry) => JSON.stringify(outcomeLine(entry))).join('\n'));
  const table = lake.tables.cloudtrail_log_files;
  const ledger = await relation(lake, 'cloudtrail_log_files');
  return writeParquet({
    session: lake.session,
    tableFolder: table.folder,
    orderBy: 'log_key',
    select: `SELECT * FROM (${plannedRows(spool, entries, location, now)}) AS entry
      ANTI JOIN ${ledger} AS ledger USING (identity, status)`,
  });
};

type OutcomeLine = Omit<LedgerEntry, 'planned'> & { readonly id: number };

const OUTCOME_COLUMNS: Readonly<Record<keyof OutcomeLine, string>> = {
  id: 'BIGINT',
  status: 'VARCHAR',
  sha256: 'VARCHAR',
  contentBytes: 'BIGINT',
  records: 'BIGINT',
  failedRecords: 'BIGINT',
  reason: 'VARCHAR',
};

const outcomeLine = (entry: LedgerEntry): OutcomeLine => ({
  id: entry.planned.id,
  status: entry.status,
  sha256: entry.sha256,
  contentBytes: entry.contentBytes,
  records: entry.records,
  failedRecords: entry.failedRecords,
  reason: entry.reason,
});

/** The columns of the ledger that the plan does not name as the ledger does. */
const expressionsOf = (location: string, now: Date): Readonly<Record<string, string>> => ({
  log_location: literal(location),
  log_key: '"key"',
  account_id: '"accountId"',
  delivered_at: '"deliveredAt"',
  last_modified: '"lastModified"',
  content_bytes: '"contentBytes"',
  failed_records: '"failedRecords"',
  attestation: "'none'",
  ingested_at: literal(now.toISOString()),
  dt: `coalesce("deliveredAt"[:10], '1970-01-01')`,
});

const plannedRows = (spool: string, entries: readonly LedgerEntry[], location: string, now: Date): string => {
  const expressions = expressionsOf(location, now);
  const columns = TABLES.cloudtrail_log_files.columns.map(
    (column) => `CAST(${expressions[column.name] ?? column.name} AS ${duckdbType(column)}) AS ${column.name}`,
  );
  const types = Object.entries(OUTCOME_COLUMNS).map(([name, type]) => `"${name}": '${type}'`);
  const ids = entries.map(({ planned }) => planned.id);
  const [first, last] = [ids.reduce((a, b) => Math.min(a, b)), ids.reduce((a, b) => Math.max(a, b))];
  return `SELECT ${columns.join(', ')}
    FROM read_json(${literal(spool)}, format = 'newline_delimited', columns = {${types.join(', ')}})
    JOIN (SELECT * FROM ingest_plan WHERE id BETWEEN ${first} AND ${last}) USING (id)`;
};
