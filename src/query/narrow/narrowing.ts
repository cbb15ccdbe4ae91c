import { textLiteral, timestampLiteral } from '../sql/literal.js';

/** What the user asked to look at. Applied to the tables themselves, so every statement is narrowed alike. */
export interface Narrowing {
  /** First moment. Events without a readable time are outside of every range. */
  readonly from?: Date;
  /** First moment that is too late. */
  readonly to?: Date;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  /** Log files whose events are left out. */
  readonly withoutLogFiles?: readonly LogFilePlace[];
}

export interface LogFilePlace {
  readonly location: string;
  readonly key: string;
}

interface NarrowedColumns {
  readonly time?: string;
  /** Whether `dt` is the UTC day of that time. */
  readonly timeIsDay?: boolean;
  readonly account?: string;
  readonly region?: string;
  /** Whether its rows come from log files. */
  readonly isRead?: boolean;
}

/** By table, the columns that each part of a narrowing is about. */
const COLUMNS: Readonly<Record<string, NarrowedColumns>> = {
  cloudtrail_events: {
    time: 'event_time',
    timeIsDay: true,
    account: 'account_id',
    region: 'aws_region',
    isRead: true,
  },
  cloudtrail_event_copies: { time: 'event_time', timeIsDay: true, account: 'account_id', isRead: true },
  cloudtrail_log_files: { time: 'delivered_at', account: 'account_id', region: 'region' },
  chain_heads: { account: 'account_id', region: 'region' },
  findings: { account: 'account_id', region: 'region' },
};

/** A condition in the shared dialect, or `undefined` when the table is not narrowed. */
export function narrowingPredicate(table: string, narrowing: Narrowing): string | undefined {
  const columns = COLUMNS[table] ?? {};
  const parts = [
    ...timeParts(columns, narrowing),
    ...listPart(columns.account, narrowing.accounts),
    ...listPart(columns.region, narrowing.regions),
    ...(columns.isRead === true ? logFileParts(narrowing.withoutLogFiles ?? []) : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' AND ');
}

/** The day is said too, because Trino and Athena skip partitions by it. */
function timeParts(columns: NarrowedColumns, { from, to }: Narrowing): readonly string[] {
  const { time, timeIsDay } = columns;
  if (time === undefined) return [];
  return [
    ...(from === undefined ? [] : [`${time} >= ${timestampLiteral(from)}`]),
    ...(from === undefined || !timeIsDay ? [] : [`dt >= ${dayLiteral(from)}`]),
    ...(to === undefined ? [] : [`${time} < ${timestampLiteral(to)}`]),
    ...(to === undefined || !timeIsDay ? [] : [`dt <= ${dayLiteral(to)}`]),
  ];
}

function dayLiteral(moment: Date): string {
  return `DATE '${moment.toISOString().slice(0, 10)}'`;
}

function listPart(column: string | undefined, values: readonly string[] | undefined): readonly string[] {
  if (column === undefined || values === undefined || values.length === 0) return [];
  return [`${column} IN (${values.map(textLiteral).join(', ')})`];
}

/** One part for each location. */
function logFileParts(without: readonly LogFilePlace[]): readonly string[] {
  const byLocation = new Map<string, string[]>();
  for (const { location, key } of without)
    byLocation.set(location, [...(byLocation.get(location) ?? []), textLiteral(key)]);
  return [...byLocation].map(
    ([location, keys]) => `NOT (log_location = ${textLiteral(location)} AND log_key IN (${keys.join(', ')}))`,
  );
}
