import type { AddFile, FileStatistics } from '../delta/actions.js';
import type { Session } from '../duckdb/session.js';
import type { Lake } from '../lake.js';
import { parquetRelation } from '../parquet/read-parquet.js';
import { discardParquet, writeParquet } from '../parquet/write-parquet.js';
import { lineStarts, type WovenDay, weaveRecords } from '../segment/weave-records.js';
import { type Batch, tagOf } from './batch.js';
import { typedEvents } from './batch-relation.js';
import { makeSound, type RefusedPart, type SoundBatch, soundEvents } from './sound-batch.js';

export interface WriteEvents {
  readonly lake: Lake;
  /** Not the lake's own, which goes on with other work meanwhile. */
  readonly session: Session;
  readonly location: string;
  /** Private to this batch. */
  readonly folder: string;
}

/** Parquet files that no commit names yet. */
export interface WrittenEvents {
  readonly files: readonly AddFile[];
  readonly refused: readonly RefusedPart[];
  /** By key of the log file. */
  readonly records: ReadonlyMap<string, number>;
}

/** A batch whose records stand in files, by time; none when some file is odd. */
export interface WovenBatch {
  readonly batch: Batch;
  readonly days: readonly WovenDay[] | undefined;
}

export const weaveBatch = async (batch: Batch, folder: string): Promise<WovenBatch> => {
  if (batch.odd.length > 0) return { batch, days: undefined };
  const startOf = lineStarts((object) => tagOf(batch, object));
  return { batch, days: await weaveRecords(batch.segments, startOf, folder) };
};

/** Turns a batch into Parquet. The usual way is quick: nothing is odd, and the reader has nothing against any line. */
export const writeEvents = async (
  write: WriteEvents,
  { batch, days }: WovenBatch,
): Promise<WrittenEvents> => {
  if (days === undefined) return writeScreened(write, batch, false);
  try {
    const files = await writeDays(write, days);
    return { files, refused: [], records: cutRecords(batch, files) };
  } catch (cause) {
    if (!isRefusal(cause)) throw cause;
    return writeScreened(write, batch, true);
  }
};

const writeScreened = async (write: WriteEvents, batch: Batch, suspect: boolean): Promise<WrittenEvents> => {
  const sound = await makeSound(write.session, write.folder, batch, suspect);
  try {
    const files = await writeSound(write, sound);
    return { files, refused: sound.refused, records: await recordsByKey(write, files) };
  } catch (cause) {
    if (!isRefusal(cause) || suspect) throw cause;
    return writeScreened(write, batch, true);
  }
};

/** DuckDB's word for JSON that does not fit the columns. Every other error is trouble of another kind. */
const isRefusal = (cause: unknown): boolean =>
  cause instanceof Error && /^(Invalid Input|Conversion) Error/.test(cause.message);

/** A file a day, unless a day is not what the text promised. */
const writeDays = async (write: WriteEvents, days: readonly WovenDay[]): Promise<readonly AddFile[]> => {
  const written: AddFile[] = [];
  try {
    for (const each of days) written.push(...(await writeOrdered(write, each)));
  } catch (cause) {
    await discardParquet(write.lake.tables.cloudtrail_events.folder, written);
    throw cause;
  }
  if (written.every(holdsItsDay)) return written;
  await discardParquet(write.lake.tables.cloudtrail_events.folder, written);
  return writeOrdered(write, { day: undefined, files: days.flatMap(({ files }) => files) });
};

const writeOrdered = async (
  { lake, session, location }: WriteEvents,
  { day, files }: WovenDay,
): Promise<readonly AddFile[]> =>
  files.length === 0
    ? []
    : writeParquet({
        session,
        tableFolder: lake.tables.cloudtrail_events.folder,
        select: typedEvents(files, location),
        quick: true,
        ...(day !== undefined && { day }),
      });

/** Whether every event of the file has a time, and of the day that the file stands for, as DuckDB counted. */
const holdsItsDay = ({ partitionValues: { dt }, stats }: AddFile): boolean => {
  const { minValues, maxValues, nullCount } = JSON.parse(stats) as FileStatistics;
  const [from, to] = [minValues.event_time, maxValues.event_time].map((time) => String(time).slice(0, 10));
  return from === dt && to === dt && nullCount.event_time === 0;
};

/** Every record became a row, or something is wrong with this program. */
const cutRecords = (batch: Batch, files: readonly AddFile[]): ReadonlyMap<string, number> => {
  const records = new Map<string, number>();
  for (const { id, records: count } of batch.segments.flatMap((segment) => segment.objects)) {
    const { logKey } = tagOf(batch, id);
    records.set(logKey, (records.get(logKey) ?? 0) + count);
  }
  const cut = [...records.values()].reduce((sum, count) => sum + count, 0);
  const rows = files.reduce((sum, { stats }) => sum + (JSON.parse(stats) as FileStatistics).numRecords, 0);
  if (rows !== cut) throw new Error(`${cut} records became ${rows} rows`);
  return records;
};

const writeSound = async (
  { lake, session, location }: WriteEvents,
  sound: SoundBatch,
): Promise<readonly AddFile[]> => {
  if (sound.typed.length === 0 && sound.generic.length === 0) return [];
  return writeParquet({
    session,
    tableFolder: lake.tables.cloudtrail_events.folder,
    select: soundEvents(sound, location),
    orderBy: 'event_time',
    quick: true,
  });
};

const recordsByKey = async (
  { lake, session }: WriteEvents,
  files: readonly AddFile[],
): Promise<ReadonlyMap<string, number>> => {
  const { folder, definition } = lake.tables.cloudtrail_events;
  const rows = await session.rows<{ log_key: string; records: string }>(
    `SELECT log_key, count(*) AS records FROM ${parquetRelation(folder, definition.columns, files)} GROUP BY log_key`,
  );
  return new Map(rows.map((row) => [row.log_key, Number(row.records)]));
};
