import type { HourRange } from '../volumes/usage.js';
import { historyStart, type HourlyCount, type HourlySeries, hoursOf } from './hourly-series.js';

export interface AccountHistory {
  readonly accountId: string;
  /** The first hour with an event, counted from the start of the range. */
  readonly start: number;
  /** One series for each category: all services together. */
  readonly totals: readonly HourlySeries[];
}

/** Account after account, the series of its services. Counts come in the order account, category, service, hour. */
export async function* gatherAccounts(
  counts: AsyncIterable<HourlyCount> | Iterable<HourlyCount>,
  range: HourRange,
): AsyncGenerator<readonly HourlySeries[]> {
  let services: HourlySeries[] = [];
  for await (const { accountId, category, service, hour, events } of counts) {
    if (hour < range.from || hour >= range.to) continue;
    let series = services.at(-1);
    if (series !== undefined && series.accountId !== accountId) {
      yield services;
      services = [];
    }
    if (series?.accountId !== accountId || series.category !== category || series.service !== service) {
      series = { accountId, category, service, values: new Float64Array(hoursOf(range)) };
      services.push(series);
    }
    series.values[hour - range.from]! += events;
  }
  if (services.length > 0) yield services;
}

/** What the services of one account come to. */
export function accountHistory(services: readonly HourlySeries[]): AccountHistory {
  const [{ accountId, values: example }] = services as readonly [HourlySeries, ...HourlySeries[]];
  const categories = [...new Set(services.map(({ category }) => category))];
  const totals = categories.map((category): HourlySeries => {
    const values = new Float64Array(example.length);
    for (const series of services) {
      if (series.category !== category) continue;
      for (let place = 0; place < values.length; place += 1) values[place]! += series.values[place]!;
    }
    return { accountId, category, values };
  });
  return { accountId, start: Math.min(...totals.map(historyStart)), totals };
}
