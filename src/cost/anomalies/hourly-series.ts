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

/** The series that single counts come to, in the order in which they first appear. */
export function seriesOfCounts(counts: Iterable<HourlyCount>, range: HourRange): readonly HourlySeries[] {
  const found = new Map<string, HourlySeries>();
  for (const { accountId, category, service, hour, events } of counts) {
    const name = JSON.stringify([accountId, category, service]);
    const series = found.get(name) ?? {
      accountId,
      category,
      service,
      values: new Float64Array(hoursOf(range)),
    };
    found.set(name, series);
    if (hour >= range.from && hour < range.to) series.values[hour - range.from]! += events;
  }
  return [...found.values()];
}
