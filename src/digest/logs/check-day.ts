import { forEachSideBySide, type ListedObject } from '../../storage/index.js';
import { fileName, withGz } from '../address/index.js';
import { dayBucket, type Place, placeName } from '../catalogue/index.js';
import type { LogChecking } from './check-logs.js';
import { compareDay, type ListedPair } from './compare-day.js';
import { earlyOutcome } from './early-hashing.js';
import { examineLog } from './examine-log.js';
import type { ListedLog } from './listed-log.js';
import type { LogBooks } from './log-books.js';
import type { LogJob } from './log-job.js';
import type { LogVerdict } from './log-verdict.js';
import { judgeUnlisted, type UnlistedJudging } from './unlisted.js';

const examinedAtOnce = 64;

/**
 * Compares what is listed of a day with what is stored of it. Judges what is only listed or only
 * stored; gives the rest as jobs, since a log file has to be read to be judged.
 */
export async function* checkDay(
  place: Place,
  day: string,
  checking: LogChecking,
  books: LogBooks,
): AsyncGenerator<LogJob> {
  const listed = checking.listed.read(dayBucket(placeName(place), day));
  const stored = checking.catalogue.logsOf(placeName(place), day);
  const { absent, outside, unlisted, ...comparison } = compareDay(listed, stored, checking.byName);
  books.report.conflicts(place, [...comparison.stored, ...absent]);
  judgeAllUnlisted(unlisted, place, checking, books);
  const gone = [...absent, ...(hasLogs(place, checking) ? outside.map(byName) : [])];
  await examineAbsent(gone.filter(isCounted), place, checking, books);
  if (!hasLogs(place, checking)) settleOutside(outside.map(byName).filter(isCounted), place, books);
  yield* jobsOf(comparison.stored.filter(isCounted), place, day, checking, books);
}

interface Absent {
  readonly listed: readonly ListedLog[];
  readonly key: string;
}

function isCounted({ listed }: { readonly listed: readonly ListedLog[] }): boolean {
  return listed.some((log) => log.isCounted);
}

/** Where folders mean nothing, a log file is known by its name. */
function byName(listed: readonly ListedLog[]): Absent {
  return { listed, key: withGz(fileName(listed[0]!.address)) };
}

/** A folder that holds log files of the place can be expected to hold this one; a bucket that is elsewhere cannot. */
function hasLogs(place: Place, { byName: isLoose, catalogue }: LogChecking): boolean {
  return isLoose && catalogue.facts.logTimes.has(placeName(place));
}

async function examineAbsent(
  absent: readonly Absent[],
  place: Place,
  { examination }: LogChecking,
  { settle }: LogBooks,
): Promise<void> {
  await forEachSideBySide(each(absent), examinedAtOnce, async ({ listed, key }) => {
    settle(place, key, listed, await examineLog(key, listed, { wasRead: false }, examination));
  });
}

function settleOutside(outside: readonly Absent[], place: Place, { settle }: LogBooks): void {
  for (const { listed } of outside) {
    const message = 'it lies in another bucket or folder, outside of this location';
    settle(place, listed[0]!.address, listed, { kind: 'unread', code: 'UNREADABLE', message, notes: [] });
  }
}

function judgeAllUnlisted(
  objects: readonly ListedObject[],
  place: Place,
  checking: LogChecking,
  books: LogBooks,
): void {
  if (objects.length === 0) return;
  const judging = unlistedJudging(checking, place);
  for (const object of objects) if (judgeUnlisted(object, place, judging)) books.countUnlisted(object);
}

function unlistedJudging(checking: LogChecking, place: Place): UnlistedJudging {
  const { settled, catalogue, walks } = checking;
  return {
    ...checking,
    range: settled.range,
    knownUntil: settled.knownUntil,
    isToGiven: settled.isToGiven,
    walks: (walks.get(placeName(place)) ?? []).filter(({ chain }) => chain.kind === 'standard'),
    oldestLog: catalogue.facts.logTimes.get(placeName(place))?.from ?? 0,
    isChainDue: (root) => checking.isChainDue(place, root),
  };
}

/** What has been read and is as listed is settled; the rest is given as jobs. */
function* jobsOf(
  pairs: readonly ListedPair[],
  place: Place,
  day: string,
  { readings, watch, onLog }: LogChecking,
  books: LogBooks,
): Generator<LogJob> {
  const known = readings?.ofDay(dayBucket(placeName(place), day));
  const settle = (listed: readonly ListedLog[], object: ListedObject, isCompressed: boolean): void => {
    onLog(object.size);
    books.report.whole(place, object, listed, isCompressed || !object.key.endsWith('.gz'));
    books.settleStored(place, object, listed, verified);
  };
  for (const { listed, object } of pairs) {
    const names = watch(place, listed[0]!);
    const early = earlyOutcome(listed, object, names);
    const reading = known?.of(object);
    if (early === 'as-listed') settle(listed, object, true);
    else if (reading !== undefined && listed.some(({ sha256 }) => sha256 === reading.sha256)) {
      if (!reading.isOfThisRun) books.countRecorded();
      if (names.length > 0) books.keepEvents(object, readings!.eventsOf(object.key, names));
      settle(listed, object, reading.isCompressed);
    } else yield { place, listed, object, names, ...(early !== undefined && { outcome: early }) };
  }
}

const verified: LogVerdict = { kind: 'verified', notes: [] };

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
