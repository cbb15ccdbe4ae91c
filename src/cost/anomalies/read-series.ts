import type { QueryEngine, ResultRow } from '../../query/index.js';
import { collectRows, readRows } from '../volumes/read-rows.js';
import type { EventCategory, LakeUsage } from '../volumes/usage.js';
import { COPY_SERIES, HOURLY_SERIES } from '../volumes/usage-sql.js';
import type { CopyCount } from './copy-spells.js';
import type { HourlyCount } from './hourly-series.js';

/** Events hour by hour, in the order that `scanSeries` takes. Insight events are few, and have no price. */
export async function* readHourlyCounts(
  engine: QueryEngine,
  signal?: AbortSignal,
): AsyncGenerator<HourlyCount> {
  for await (const row of readRows(engine, HOURLY_SERIES, signal)) {
    const count = hourlyCount(row);
    if (count.category !== 'Insight' && count.category !== 'Aggregated') yield count;
  }
}

export async function readCopyCounts(
  engine: QueryEngine,
  { copies }: LakeUsage,
  signal?: AbortSignal,
): Promise<readonly CopyCount[]> {
  return copies.length === 0 ? [] : collectRows(engine, COPY_SERIES, signal, copyCount);
}

function hourlyCount([accountId, category, service, hour, events]: ResultRow): HourlyCount {
  return {
    accountId: String(accountId),
    category: category as EventCategory,
    service: String(service),
    hour: Number(hour),
    events: Number(events),
  };
}

function copyCount([accountId, region, category, hour, copies]: ResultRow): CopyCount {
  return {
    accountId: String(accountId),
    region: String(region),
    category: category as EventCategory,
    hour: Number(hour),
    copies: Number(copies),
  };
}
