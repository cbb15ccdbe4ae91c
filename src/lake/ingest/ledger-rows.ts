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

/** Writes ledger files for the entries, without those that the ledger already has with the same outcome. */
export const writeLedger = async (
  lake: Lake,
  folder: string,
  location: string,
  entries: readonly LedgerEntry[],
  now: Date,
): Promise<readonly AddFile[]> => {
  if (entries.length === 0) return [];
  const spool = join(folder, 'ledger.ndjson');
  const lines = entries.map((entry) => JSON.stringify(ledgerLine(entry, location, now)));
  await writeFile(spool, lines.join('\n'));
  const { columns } = TABLES.cloudtrail_log_files;
  const types = columns.map((column) => `${column.name}: '${duckdbType(column)}'`).join(', ');
  const table = lake.tables.cloudtrail_log_files;
  const ledger = await relation(lake, 'cloudtrail_log_files');
  return writeParquet({
    session: lake.session,
    tableFolder: table.folder,
    orderBy: 'log_key',
    select: `SELECT * FROM read_json(${literal(spool)}, format = 'newline_delimited', columns = {${types}}) AS entry
      ANTI JOIN ${ledger} AS ledger USING (identity, status)`,
  });
};

const ledgerLine = (entry: LedgerEntry, location: string, now: Date) => {
  const { planned } = entry;
  return {
    identity: planned.identity,
    log_location: location,
    log_key: planned.key,
    category: planned.category,
    account_id: planned.accountId,
    region: planned.region,
    delivered_at: planned.deliveredAt,
    last_modified: planned.lastModified,
    etag: planned.etag,
    size: planned.size,
    content_bytes: entry.contentBytes,
    sha256: entry.sha256,
    status: entry.status,
    records: entry.records,
    failed_records: entry.failedRecords,
    reason: entry.reason,
    attestation: 'none',
    ingested_at: now.toISOString(),
    dt: planned.deliveredAt?.slice(0, 10) ?? '1970-01-01',
  };
};
