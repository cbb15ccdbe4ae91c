import { objectAddress } from '../storage/index.js';
import { literal } from './duckdb/session.js';
import type { Lake } from './lake.js';
import { relation } from './relation.js';

/** One object as it was when it was ingested. */
export interface LedgerObject {
  /** In the location that was asked for, however deep the location of the ingest began. */
  readonly key: string;
  /** Bytes as stored. */
  readonly size: number;
  readonly lastModified: Date;
  readonly etag?: string;
  /** Of the inflated content, lower-case hex. */
  readonly sha256: string;
  readonly contentBytes: number;
  readonly attestation: string;
  readonly ingestedAt: Date;
}

/** SQL for the address of a row's log file, the same however deep the location of the ingest began. */
export const ADDRESS = "rtrim(log_location, '/') || '/' || log_key";

/** What the ledger knows of the objects of a location, day by day, so that memory does not grow with it. */
export async function* readLedger(lake: Lake, location: string): AsyncGenerator<LedgerObject> {
  const ledger = `(SELECT *, ${ADDRESS} AS address FROM ${await relation(lake, 'cloudtrail_log_files')})`;
  const root = objectAddress(location, '');
  const here = `sha256 IS NOT NULL AND starts_with(address, ${literal(root)})`;
  const days = await lake.session.rows<{ dt: string }>(
    `SELECT DISTINCT CAST(dt AS VARCHAR) AS dt FROM ${ledger} WHERE ${here} ORDER BY 1`,
  );
  for (const { dt } of days) {
    const rows = await lake.session.rows<LedgerRow>(`SELECT address, size, etag, sha256, attestation,
        content_bytes, epoch_ms(last_modified) AS modified, epoch_ms(ingested_at) AS ingested
      FROM ${ledger} WHERE ${here} AND dt = ${literal(dt)}`);
    for (const row of rows) yield ledgerObject(row, root);
  }
}

interface LedgerRow {
  readonly address: string;
  readonly size: string;
  readonly etag: string | null;
  readonly sha256: string;
  readonly attestation: string;
  readonly content_bytes: string;
  readonly modified: string;
  readonly ingested: string;
}

const ledgerObject = (row: LedgerRow, root: string): LedgerObject => ({
  key: row.address.slice(root.length),
  size: Number(row.size),
  lastModified: new Date(Number(row.modified)),
  ...(row.etag !== null && { etag: row.etag }),
  sha256: row.sha256,
  contentBytes: Number(row.content_bytes),
  attestation: row.attestation,
  ingestedAt: new Date(Number(row.ingested)),
});
