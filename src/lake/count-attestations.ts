import { objectAddress } from '../storage/index.js';
import { literal } from './duckdb/session.js';
import type { Lake } from './lake.js';
import { ADDRESS } from './read-ledger.js';
import { relation } from './relation.js';

/** Ingested log files of a location by what verified digests say of them. */
export const countAttestations = async (
  lake: Lake,
  location: string,
): Promise<Readonly<Record<string, number>>> => {
  const rows = await lake.session.rows<{ attestation: string; files: string }>(
    `SELECT attestation, count(DISTINCT identity) AS files FROM ${await relation(lake, 'cloudtrail_log_files')}
      WHERE status <> 'failed' AND starts_with(${ADDRESS}, ${literal(objectAddress(location, ''))})
      GROUP BY attestation ORDER BY attestation`,
  );
  return Object.fromEntries(rows.map(({ attestation, files }) => [attestation, Number(files)]));
};
