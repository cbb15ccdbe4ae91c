import { historyStart, type HourlySeries } from './hourly-series.js';

export interface AccountHistory {
  readonly accountId: string;
  /** The first hour with an event, counted from the start of the range. */
  readonly start: number;
  /** One series for each category: all services together. */
  readonly totals: readonly HourlySeries[];
}

/** Account after account, the series of its services, which come account after account. */
export async function* gatherAccounts(
  series: AsyncIterable<HourlySeries> | Iterable<HourlySeries>,
): AsyncGenerator<readonly HourlySeries[]> {
  let services: HourlySeries[] = [];
  for await (const each of series) {
    if (services.length > 0 && services[0]!.accountId !== each.accountId) {
      yield services;
      services = [];
    }
    services.push(each);
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
