import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { ListedObject } from '../storage/index.js';
import { literal } from './duckdb/session.js';
import type { AddFile } from './delta/actions.js';
import { openLineFile } from './ingest/line-file.js';
import { objectIdentity } from './ingest/object-identity.js';
import { privateFolder } from './ingest/private-folder.js';
import { catchUp, commitInfo, type Lake } from './lake.js';
import { parquetRelation } from './parquet/read-parquet.js';
import { discardParquet, writeParquet } from './parquet/write-parquet.js';

/** Notes what verified digests say of log files, to be written into the ledger together. */
export interface AttestationMarks {
  /** The last word on an object counts. */
  add(object: ListedObject, attestation: string): void;
  /** Writes what the ledger does not say yet; gives the number of log files that this is about. */
  commit(now: Date): Promise<number>;
  close(): Promise<void>;
}

export const openAttestationMarks = async (lake: Lake, location: string): Promise<AttestationMarks> => {
  const folder = await privateFolder(lake.options.temporaryFolder);
  const spool = openLineFile(join(folder, 'marks.ndjson'));
  let count = 0;
  return {
    add(object, attestation) {
      spool.add(JSON.stringify({ id: count++, identity: objectIdentity(location, object), attestation }));
    },
    async commit(now) {
      spool.close();
      if (count === 0) return 0;
      await lake.session.run(`CREATE OR REPLACE TEMP TABLE attestation_marks AS
        SELECT identity, arg_max(attestation, id) AS attestation FROM read_json(${literal(spool.path)},
          format = 'newline_delimited', columns = {id: 'BIGINT', identity: 'VARCHAR', attestation: 'VARCHAR'})
        GROUP BY identity`);
      await catchUp(lake, now);
      return rewriteUntilCommitted(lake, now);
    },
    async close() {
      spool.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const rewriteUntilCommitted = async (lake: Lake, now: Date): Promise<number> => {
  const table = lake.tables.cloudtrail_log_files;
  for (;;) {
    const snapshot = await table.refresh();
    const rewritten = await rewrite(lake, [...snapshot.files.values()]);
    if (rewritten.rows === 0) return 0;
    const outcome = await table.commit(snapshot, commitInfo('MARK ATTESTATIONS', now), [
      ...rewritten.removed.map(({ path, partitionValues, size }) => ({
        remove: { path, deletionTimestamp: now.getTime(), dataChange: true, partitionValues, size },
      })),
      ...rewritten.added.map((add) => ({ add })),
    ]);
    if (outcome === 'committed') return rewritten.rows;
    await discardParquet(table.folder, rewritten.added);
  }
};

interface Rewritten {
  readonly rows: number;
  readonly removed: readonly AddFile[];
  readonly added: readonly AddFile[];
}

/** Day by day: the files of which some row has another mark, written again as one. */
const rewrite = async (lake: Lake, live: readonly AddFile[]): Promise<Rewritten> => {
  const removed: AddFile[] = [];
  const added: AddFile[] = [];
  let rows = 0;
  for (const [day, files] of byDay(live)) {
    const touched: AddFile[] = [];
    for (const file of files) {
      const changes = await countChanges(lake, file);
      rows += changes;
      if (changes > 0) touched.push(file);
    }
    if (touched.length === 0) continue;
    removed.push(...touched);
    added.push(...(await writeMarked(lake, day, touched)));
  }
  return { rows, removed, added };
};

const byDay = (files: readonly AddFile[]): ReadonlyMap<string, readonly AddFile[]> => {
  const days = new Map<string, AddFile[]>();
  for (const file of files) {
    const day = file.partitionValues.dt ?? '';
    days.set(day, [...(days.get(day) ?? []), file]);
  }
  return days;
};

const countChanges = async (lake: Lake, file: AddFile): Promise<number> => {
  const [found] = await lake.session.rows<{ n: string }>(
    `SELECT count(*) AS n FROM ${relationOf(lake, [file])} AS rows JOIN attestation_marks AS marks USING (identity)
      WHERE rows.attestation <> marks.attestation`,
  );
  return Number(found?.n);
};

const writeMarked = async (lake: Lake, day: string, files: readonly AddFile[]): Promise<readonly AddFile[]> =>
  writeParquet({
    session: lake.session,
    tableFolder: lake.tables.cloudtrail_log_files.folder,
    orderBy: 'log_key',
    day,
    select: `SELECT rows.* REPLACE (coalesce(marks.attestation, rows.attestation) AS attestation)
      FROM ${relationOf(lake, files)} AS rows LEFT JOIN attestation_marks AS marks USING (identity)`,
  });

const relationOf = (lake: Lake, files: readonly AddFile[]): string => {
  const { folder, definition } = lake.tables.cloudtrail_log_files;
  return parquetRelation(folder, definition.columns, files);
};
