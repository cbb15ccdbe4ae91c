import type { QueryEngine, ResultRow } from '../../query/index.js';
import { collectRows } from './read-rows.js';
import type {
  CopyVolume,
  EventCategory,
  EventVolume,
  FileVolume,
  InsightVolume,
  LakeUsage,
} from './usage.js';
import { COPIES_EXIST, COPY_VOLUMES, EVENT_VOLUMES, FILE_VOLUMES, INSIGHT_VOLUMES } from './usage-sql.js';

/** Counts what the lake holds, as far as the engine is narrowed. One statement after the other: memory stays small. */
export async function readUsage(engine: QueryEngine, signal?: AbortSignal): Promise<LakeUsage> {
  const events = await collectRows(engine, EVENT_VOLUMES, signal, eventVolume);
  const hasInsights = events.some(({ category }) => category === 'Insight');
  return {
    events,
    insights: hasInsights ? await collectRows(engine, INSIGHT_VOLUMES, signal, insightVolume) : [],
    files: await collectRows(engine, FILE_VOLUMES, signal, fileVolume),
    copies: (await hasCopies(engine, signal))
      ? await collectRows(engine, COPY_VOLUMES, signal, copyVolume)
      : [],
  };
}

/** Looking for copies joins two tables, which a lake without any should not pay for. */
export async function hasCopies(engine: QueryEngine, signal?: AbortSignal): Promise<boolean> {
  return (await collectRows(engine, COPIES_EXIST, signal, (row) => row)).length > 0;
}

function eventVolume([accountId, region, category, events, writes]: ResultRow): EventVolume {
  return {
    ...place(accountId, region),
    category: category as EventCategory,
    events: Number(events),
    writes: Number(writes),
  };
}

function insightVolume([accountId, region, insightType, analysed]: ResultRow): InsightVolume {
  return {
    ...place(accountId, region),
    insightType: String(insightType ?? ''),
    analysed: analysed as InsightVolume['analysed'],
  };
}

function fileVolume([accountId, region, files, bytes, contentBytes]: ResultRow): FileVolume {
  return {
    ...place(accountId, region),
    files: Number(files),
    bytes: Number(bytes),
    contentBytes: Number(contentBytes),
  };
}

function copyVolume(row: ResultRow): CopyVolume {
  const [accountId, region, category, storedUnder, deliveredUnder, hour, copies, firstEvent, lastEvent] = row;
  return {
    ...place(accountId, region),
    category: category as EventCategory,
    storedUnder: String(storedUnder),
    deliveredUnder: String(deliveredUnder),
    hour: Number(hour ?? -1),
    copies: Number(copies),
    firstEvent: Number(firstEvent ?? 0),
    lastEvent: Number(lastEvent ?? 0),
  };
}

function place(accountId: ResultRow[number] | undefined, region: ResultRow[number] | undefined) {
  return { accountId: String(accountId), region: String(region) };
}
