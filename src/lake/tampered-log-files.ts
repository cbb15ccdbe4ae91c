import type { Lake } from './lake.js';
import { relation } from './relation.js';

/** A log file whose events are in the lake although signed digests speak against it. */
export interface TamperedLogFile {
  readonly location: string;
  readonly key: string;
}

/** Log files that are not what their digest lists, or that no digest lists although one should. */
export const tamperedLogFiles = async (lake: Lake): Promise<readonly TamperedLogFile[]> => {
  // Only a scan marks log files, and leaves its heads.
  if ((await lake.tables.chain_heads.refresh()).files.size === 0) return [];
  return lake.session.rows<TamperedLogFile>(`SELECT DISTINCT log_location AS location, log_key AS key
    FROM ${await relation(lake, 'cloudtrail_log_files')}
    WHERE attestation IN ('refuted', 'unlisted') AND records > 0 ORDER BY ALL`);
};
