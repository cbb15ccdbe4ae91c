import { formatDay } from '../cloudtrail/index.js';

/** Which logs are wanted. Every part that is absent wants all. */
export interface LogScope {
  /** `YYYY/MM/DD`, both ends included, the slack added. */
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly accounts?: ReadonlySet<string>;
  readonly regions?: ReadonlySet<string>;
}

export interface LogScopeOptions {
  /** Events from this time on. */
  readonly from?: Date;
  /** Events up to this time. */
  readonly to?: Date;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * A day of slack on either side: the time in a log's name may lie before or after its events, and a
 * delivery may be late.
 */
export function logScope({ from, to, accounts, regions }: LogScopeOptions): LogScope {
  return {
    ...(from !== undefined && { firstDay: formatDay(new Date(from.getTime() - day)) }),
    ...(to !== undefined && { lastDay: formatDay(new Date(to.getTime() + day)) }),
    ...(accounts !== undefined && { accounts: new Set(accounts) }),
    ...(regions !== undefined && { regions: new Set(regions) }),
  };
}

export function isWholeScope(scope: LogScope): boolean {
  return Object.keys(scope).length === 0;
}

/** Whether the day of a time is wanted. */
export function isDayWanted({ firstDay, lastDay }: LogScope, time: Date): boolean {
  if (firstDay === undefined && lastDay === undefined) return true;
  const day = formatDay(time);
  return (firstDay === undefined || day >= firstDay) && (lastDay === undefined || day <= lastDay);
}

/**
 * The folders below a Region's folder that hold the wanted days: whole months as such, single days at
 * the ends. Undefined when an end is open, so that the days cannot be counted.
 */
export function dayFolders(scope: LogScope): readonly string[] | undefined {
  const { firstDay, lastDay } = scope;
  if (firstDay === undefined || lastDay === undefined) return undefined;
  const folders: string[] = [];
  let next = timeOf(firstDay);
  while (formatDay(next) <= lastDay) {
    const text = formatDay(next);
    const end = endOfMonth(next);
    const isWholeMonth = text.endsWith('/01') && formatDay(end) <= lastDay;
    folders.push(isWholeMonth ? text.slice(0, 8) : `${text}/`);
    next = new Date((isWholeMonth ? end : next).getTime() + day);
  }
  return folders;
}

function timeOf(day: string): Date {
  return new Date(`${day.replaceAll('/', '-')}T00:00:00Z`);
}

function endOfMonth(time: Date): Date {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0));
}
