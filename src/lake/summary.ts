import { type Lake, liveFiles } from './lake.js';
import { dataFile, takeSnapshot } from './lake-snapshot.js';
import { relation } from './relation.js';
import { TABLE_NAMES, type TableName } from './schema/tables.js';

export interface LakeSummary {
  readonly folder: string;
  readonly tables: readonly {
    readonly table: TableName;
    readonly rows: number;
    readonly files: number;
    readonly bytes: number;
    readonly version: number;
  }[];
  /** ISO 8601 UTC; null when there is no event with a time. */
  readonly firstEvent: string | null;
  readonly lastEvent: string | null;
  readonly accounts: readonly {
    readonly accountId: string | null;
    readonly events: number;
    readonly regions: number;
    readonly firstEvent: string | null;
    readonly lastEvent: string | null;
  }[];
  /** Objects of which nothing, or not everything, could be read. */
  readonly unread: readonly { readonly key: string; readonly status: string; readonly reason: string }[];
  /** Days whose events lie in more files than they need. */
  readonly daysToCompact: number;
}

/** A day in this many small files is read noticeably slower. */
const MANY_FILES = 8;

/** What the lake holds, from its log and one pass over three columns. */
export const summarize = async (lake: Lake): Promise<LakeSummary> => {
  const snapshot = await takeSnapshot(lake);
  const tables = TABLE_NAMES.map((table) => {
    const { files, version } = snapshot.tables[table];
    const sum = (of: (file: (typeof files)[number]) => number): number =>
      files.reduce((total, file) => total + of(file), 0);
    return {
      table,
      rows: sum((file) => file.rows),
      files: files.length,
      bytes: sum((file) => file.size),
      version,
    };
  });
  const accounts = await accountRows(lake);
  const times = accounts.flatMap((row) =>
    row.firstEvent === null ? [] : [row.firstEvent, String(row.lastEvent)],
  );
  times.sort();
  return {
    folder: lake.folder,
    tables,
    firstEvent: times[0] ?? null,
    lastEvent: times.at(-1) ?? null,
    accounts,
    unread: await unreadRows(lake),
    daysToCompact: daysInManyFiles(await liveFiles(lake, 'cloudtrail_events')),
  };
};

const isoText = (expression: string): string => `strftime(${expression}, '%Y-%m-%dT%H:%M:%SZ')`;

const accountRows = async (lake: Lake): Promise<LakeSummary['accounts']> => {
  const rows = await lake.session.rows<{
    accountId: string | null;
    events: string;
    regions: string;
    firstEvent: string | null;
    lastEvent: string | null;
  }>(`SELECT account_id AS "accountId", count(*) AS events, count(DISTINCT aws_region) AS regions,
      ${isoText('min(event_time)')} AS "firstEvent", ${isoText('max(event_time)')} AS "lastEvent"
    FROM ${await relation(lake, 'cloudtrail_events')} GROUP BY account_id ORDER BY account_id`);
  return rows.map((row) => ({ ...row, events: Number(row.events), regions: Number(row.regions) }));
};

/** An object that failed once and was read later is not missing. */
const unreadRows = async (lake: Lake): Promise<LakeSummary['unread']> => {
  const ledger = await relation(lake, 'cloudtrail_log_files');
  return lake.session.rows(`SELECT rtrim(log_location, '/') || '/' || log_key AS key, status, reason
    FROM ${ledger} AS seen WHERE status <> 'ingested'
      AND NOT EXISTS (SELECT 1 FROM ${ledger} AS read WHERE read.identity = seen.identity AND read.status = 'ingested')
    ORDER BY ALL`);
};

const daysInManyFiles = (files: readonly Parameters<typeof dataFile>[1][]): number => {
  const perDay = new Map<string, number>();
  for (const file of files) {
    const day = file.partitionValues.dt ?? '';
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  return [...perDay.values()].filter((count) => count >= MANY_FILES).length;
};
