import type { EventCategory, HourRange } from '../volumes/usage.js';

/** Events of one account, or of one service in it, hour by hour. */
export interface HourlySeries {
  readonly accountId: string;
  readonly category: EventCategory;
  /** Absent for the whole account. */
  readonly service?: string;
  /** One value for each hour of the range; hours without events are 0. */
  readonly values: Float64Array;
}

/** One hour of one series that has events. */
export interface HourlyCount {
  readonly accountId: string;
  readonly category: EventCategory;
  readonly service: string;
  /** Whole hours since 1970. */
  readonly hour: number;
  readonly events: number;
}

/** Where the history of a series begins: the first hour with events; the length of the series when there is none. */
export function historyStart({ values }: Pick<HourlySeries, 'values'>): number {
  const first = values.findIndex((value) => value > 0);
  return first === -1 ? values.length : first;
}

export function hoursOf({ from, to }: HourRange): number {
  return Math.max(0, to - from);
}
