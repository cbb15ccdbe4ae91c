import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

export const logName = (version: number, suffix: string): string =>
  `${String(version).padStart(20, '0')}.${suffix}`;

/**
 * delta-rs refuses `BIGINT` protocol versions and a checkpoint without `add.dataChange` or
 * `metaData.format.options`; columns of actions that do not occur may be left out.
 */
const CHECKPOINT_COLUMNS = `{
  protocol: 'STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER)',
  metaData: 'STRUCT(id VARCHAR, format STRUCT(provider VARCHAR, options MAP(VARCHAR, VARCHAR)),
    schemaString VARCHAR, partitionColumns VARCHAR[], configuration MAP(VARCHAR, VARCHAR), createdTime BIGINT)',
  add: 'STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, modificationTime BIGINT,
    dataChange BOOLEAN, stats VARCHAR)'
}`;

/** Trino finds a checkpoint only through `_last_checkpoint`. */
export const writeCheckpoint = async (
  duckdb: DuckDBConnection,
  log: string,
  version: number,
  actions: readonly object[],
): Promise<void> => {
  const lines = join(log, '.actions.ndjson');
  await writeFile(lines, actions.map((action) => JSON.stringify(action)).join('\n'));
  await duckdb.run(`COPY (SELECT * FROM read_json('${lines}', format = 'newline_delimited',
    columns = ${CHECKPOINT_COLUMNS})) TO '${join(log, logName(version, 'checkpoint.parquet'))}' (FORMAT parquet)`);
  await rm(lines);
  await writeFile(join(log, '_last_checkpoint'), JSON.stringify({ version, size: actions.length }));
};
