import type { QueryEngine, ResultRow } from '../../query/index.js';
import { readRows } from '../volumes/read-rows.js';
import type { EventCategory, HourRange, LakeUsage } from '../volumes/usage.js';
import { HOURLY_SERIES } from '../volumes/usage-sql.js';
import type { CopyCount } from './copy-spells.js';
import { type HourlySeries, hoursOf } from './hourly-series.js';

/** The series of every account and service, account after account. Insight events are few, and have no price. */
export async function* readSeries(
  engine: QueryEngine,
  range: HourRange,
  signal?: AbortSignal,
): AsyncGenerator<HourlySeries> {
  for await (const row of readRows(engine, HOURLY_SERIES, signal)) {
    const series = seriesOf(row, range);
    if (series.category !== 'Insight' && series.category !== 'Aggregated') yield series;
  }
}

function seriesOf([accountId, category, service, hours]: ResultRow, range: HourRange): HourlySeries {
  const values = new Float64Array(hoursOf(range));
  for (const pair of String(hours).split(',')) {
    const at = pair.indexOf('=');
    const place = Number(pair.slice(0, at)) - range.from;
    if (place >= 0 && place < values.length) values[place] = Number(pair.slice(at + 1));
  }
  return {
    accountId: String(accountId),
    category: category as EventCategory,
    service: String(service),
    values,
  };
}

/** What another trail delivered, without what came again under the same prefix. */
export function copyCounts({ copies }: LakeUsage): readonly CopyCount[] {
  return copies.filter(
    ({ hour, storedUnder, deliveredUnder }) => hour >= 0 && storedUnder !== deliveredUnder,
  );
}
