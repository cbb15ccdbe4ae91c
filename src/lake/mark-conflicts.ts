import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Finding } from '../finding/index.js';
import type { AddFile, FileStatistics } from './delta/actions.js';
import { literal } from './duckdb/session.js';
import { findingRow } from './finding-row.js';
import { catchUp, commitInfo, type Lake } from './lake.js';
import { parquetRelation } from './parquet/read-parquet.js';
import { discardParquet, writeParquet } from './parquet/write-parquet.js';
import { duckdbType, TABLES } from './schema/tables.js';

/** The application id under which `cloudtrail_events` remembers how far conflicts were looked for. */
const CHECKED = 'orgtrail-conflicts';

/** Above this many events only the days of the new ones are compared; a forger may then choose another day. */
const WHOLE_LAKE_EVENTS = 20_000_000;

export interface Conflict {
  readonly event_id: string;
  readonly account_id: string;
  readonly places: string;
}

/**
 * Marks events that share id and account but not content. Doubles with equal content were never
 * stored, so what is left differs: one of them is not what CloudTrail wrote, and both are kept.
 * Returns the conflicts that were not marked before.
 */
export const markConflicts = async (
  lake: Lake,
  folder: string,
  now: () => Date,
): Promise<readonly Conflict[]> => {
  const events = lake.tables.cloudtrail_events;
  for (;;) {
    const snapshot = await events.refresh();
    const checked = snapshot.transactions.get(CHECKED) ?? 0;
    const fresh = await addedSince(lake, checked);
    if (fresh.length === 0) return [];
    const live = [...snapshot.files.values()];
    const conflicts = await findConflicts(lake, fresh, comparable(live, fresh));
    const marked = await rewriteMarked(lake, live);
    const findings = await writeFindings(lake, folder, conflicts, now());
    const info = { ...commitInfo('MARK CONFLICTS', now()), orgtrail: { tables: { findings } } };
    const outcome = await events.commit(snapshot, info, [
      { txn: { appId: CHECKED, version: snapshot.version } },
      ...marked.removed.map((file) => ({
        remove: {
          path: file.path,
          deletionTimestamp: now().getTime(),
          dataChange: true,
          partitionValues: file.partitionValues,
          size: file.size,
        },
      })),
      ...marked.added.map((add) => ({ add })),
    ]);
    if (outcome === 'committed') {
      if (findings.length > 0) await catchUp(lake, now());
      return conflicts;
    }
    await discardParquet(events.folder, marked.added);
    await discardParquet(lake.tables.findings.folder, findings);
  }
};

/** Live files that commits above `version` added. */
const addedSince = async (lake: Lake, version: number): Promise<readonly AddFile[]> => {
  const events = lake.tables.cloudtrail_events;
  const snapshot = await events.refresh();
  const added: AddFile[] = [];
  for (let next = version + 1; next <= snapshot.version; next++) {
    for (const action of await events.read(next)) {
      if ('add' in action && action.add.dataChange && snapshot.files.has(action.add.path)) {
        added.push(action.add);
      }
    }
  }
  return added;
};

const rowsOf = (file: AddFile): number => (JSON.parse(file.stats) as FileStatistics).numRecords;

const comparable = (live: readonly AddFile[], fresh: readonly AddFile[]): readonly AddFile[] => {
  const events = live.reduce((sum, file) => sum + rowsOf(file), 0);
  if (events <= WHOLE_LAKE_EVENTS) return live;
  const days = new Set(fresh.map((file) => file.partitionValues.dt));
  return live.filter((file) => days.has(file.partitionValues.dt));
};

/** Fills the temporary table `conflicts` and returns those of which some row is not marked. */
const findConflicts = async (
  lake: Lake,
  fresh: readonly AddFile[],
  live: readonly AddFile[],
): Promise<readonly Conflict[]> => {
  const { folder } = lake.tables.cloudtrail_events;
  const { columns } = TABLES.cloudtrail_events;
  const isAllFresh = fresh.length === live.length;
  const ofFresh = `SEMI JOIN ${parquetRelation(folder, columns, fresh)} AS fresh USING (event_id, account_id)`;
  await lake.session.run(`CREATE OR REPLACE TEMP TABLE conflict_ids AS
    SELECT event_id, account_id FROM ${parquetRelation(folder, columns, live)} AS stored
    ${isAllFresh ? 'WHERE event_id IS NOT NULL AND account_id IS NOT NULL' : ofFresh}
    GROUP BY ALL HAVING count(*) > 1`);
  const [found] = await lake.session.rows<{ n: string }>('SELECT count(*) AS n FROM conflict_ids');
  await lake.session.run(`CREATE OR REPLACE TEMP TABLE conflicts AS
    SELECT event_id, account_id, dt, conflicting, rtrim(log_location, '/') || '/' || log_key || '#' || record_index AS place
    FROM ${parquetRelation(folder, columns, found?.n === '0' ? [] : live)}
    SEMI JOIN conflict_ids USING (event_id, account_id)`);
  return lake.session.rows<Conflict>(`SELECT event_id, account_id, to_json(list(place ORDER BY place)) AS places
    FROM conflicts GROUP BY ALL HAVING NOT bool_and(conflicting) ORDER BY ALL`);
};

interface Rewritten {
  readonly removed: readonly AddFile[];
  readonly added: readonly AddFile[];
}

/** Files that hold an unmarked conflicting row, written again with the mark. */
const rewriteMarked = async (lake: Lake, live: readonly AddFile[]): Promise<Rewritten> => {
  const days = await lake.session.rows<{ dt: string }>(
    'SELECT DISTINCT CAST(dt AS VARCHAR) AS dt FROM conflicts WHERE NOT conflicting',
  );
  const touched = new Set(days.map((row) => row.dt));
  const { folder } = lake.tables.cloudtrail_events;
  const { columns } = TABLES.cloudtrail_events;
  const removed: AddFile[] = [];
  const added: AddFile[] = [];
  for (const file of live.filter((candidate) => touched.has(candidate.partitionValues.dt ?? ''))) {
    const rows = parquetRelation(folder, columns, [file]);
    const [hit] = await lake.session.rows<{ n: string }>(
      `SELECT count(*) AS n FROM ${rows} SEMI JOIN conflicts USING (event_id, account_id) WHERE NOT conflicting`,
    );
    if (hit?.n === '0') continue;
    removed.push(file);
    added.push(
      ...(await writeParquet({
        session: lake.session,
        tableFolder: folder,
        orderBy: 'event_time',
        ...(file.partitionValues.dt !== null && { day: file.partitionValues.dt }),
        select: `SELECT rows.* REPLACE (conflicting OR EXISTS (SELECT 1 FROM conflict_ids
          WHERE conflict_ids.event_id = rows.event_id AND conflict_ids.account_id = rows.account_id) AS conflicting)
          FROM ${rows} AS rows`,
      })),
    );
  }
  return { removed, added };
};

export const conflictFinding = (conflict: Conflict): Finding => ({
  kind: 'lake',
  id: 'EVENT_ID_CONFLICT',
  title: 'Two different records with the same event id',
  severity: 'high',
  accountId: conflict.account_id,
  subject: conflict.event_id,
  message:
    'At least one of them is not what CloudTrail wrote. Both are kept and marked; verify the log files that hold them.',
  evidence: (JSON.parse(conflict.places) as readonly string[]).map((value) => ({ name: 'record', value })),
});

const writeFindings = async (
  lake: Lake,
  folder: string,
  conflicts: readonly Conflict[],
  now: Date,
): Promise<readonly AddFile[]> => {
  if (conflicts.length === 0) return [];
  const spool = join(folder, 'findings.ndjson');
  const lines = conflicts.map((conflict) => JSON.stringify(findingRow(conflictFinding(conflict), now)));
  await writeFile(spool, lines.join('\n'));
  const types = TABLES.findings.columns.map((column) => `${column.name}: '${duckdbType(column)}'`).join(', ');
  return writeParquet({
    session: lake.session,
    tableFolder: lake.tables.findings.folder,
    orderBy: 'found_at',
    select: `SELECT * FROM read_json(${literal(spool)}, format = 'newline_delimited', columns = {${types}})`,
  });
};
