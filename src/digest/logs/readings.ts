import { parseLogKey } from '../../cloudtrail/index.js';
import type { ListedObject } from '../../storage/index.js';
import { dayBucket, placeName } from '../catalogue/index.js';
import { watchedEvent, WATCHED_NAMES, type WatchedEvent } from '../events/index.js';
import { openSpool, type TemporaryFolder } from '../spool/index.js';
import { dayText } from '../time/index.js';
import type { EarlierReading, ReadLogFile } from './earlier-reading.js';

/** What an earlier reading says of the objects of a listing. */
export interface Readings {
  /** Of one day of one place (see `dayBucket`). */
  ofDay(bucket: string): DayReadings;
  /** The watched events of an object with these names. */
  eventsOf(key: string, names: readonly string[]): readonly WatchedEvent[];
  close(): void;
}

export interface DayReadings {
  /** The reading of exactly this object; an object that was written again since is another one. */
  of(object: ListedObject): Reading | undefined;
}

export interface Reading {
  readonly sha256: string;
  readonly isCompressed: boolean;
  readonly isOfThisRun: boolean;
  readonly isAttested: boolean;
}

type Line = readonly [object: string, reading: Reading];

export interface OpeningReadings {
  readonly folder: TemporaryFolder;
  /** Leave out what earlier runs have read. */
  readonly onlyOfThisRun: boolean;
}

/** Sorts an earlier reading by place and day, like the listing that it will be compared with. */
export async function openReadings(
  earlier: EarlierReading,
  { folder, onlyOfThisRun }: OpeningReadings,
): Promise<Readings> {
  const spool = openSpool<Line>({ folder, name: 'readings' });
  for await (const file of earlier.logFiles()) {
    const key = parseLogKey(file.key);
    if (key.kind !== 'log' || (onlyOfThisRun && !file.isOfThisRun)) continue;
    spool.add(dayBucket(placeName(key), dayText(key.deliveredAt.getTime())), lineOf(file));
  }
  const events = await eventsByKey(earlier);
  return {
    ofDay: (bucket) => openDay(spool.read(bucket)),
    eventsOf: (key, names) => (events.get(key) ?? []).filter(({ eventName }) => names.includes(eventName)),
    close: () => spool.close(),
  };
}

function openDay(lines: readonly Line[]): DayReadings {
  const byObject = new Map(lines);
  return { of: (object) => byObject.get(identityOf(object)) };
}

function lineOf(file: ReadLogFile): Line {
  const { sha256, contentBytes, size, isOfThisRun, isAttested } = file;
  return [identityOf(file), { sha256, isCompressed: contentBytes !== size, isOfThisRun, isAttested }];
}

function identityOf({ key, size, etag, lastModified }: ListedObject): string {
  return `${key} ${size} ${etag ?? lastModified.getTime()}`;
}

/** They are few, even in a large organization. */
async function eventsByKey(earlier: EarlierReading): Promise<ReadonlyMap<string, readonly WatchedEvent[]>> {
  const events = new Map<string, WatchedEvent[]>();
  for await (const { key, record } of earlier.records(WATCHED_NAMES)) {
    const event = watchedEvent(record, WATCHED_NAMES);
    if (event !== undefined) events.set(key, [...(events.get(key) ?? []), event]);
  }
  return events;
}
