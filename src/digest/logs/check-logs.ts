import type { LogCategory } from '../../cloudtrail/index.js';
import type { EvidencePool } from '../../evidence/index.js';
import { forEachSideBySide, type ListedObject, type ObjectStore } from '../../storage/index.js';
import { fileName } from '../address/index.js';
import {
  type Catalogue,
  dayBucket,
  daysByPlace,
  type Place,
  parsePlaceName,
  placeName,
} from '../catalogue/index.js';
import type { ChainWalk } from '../chain/index.js';
import type { AttestationNote, WatchedEvent } from '../events/index.js';
import type { Fetcher } from '../fetch/index.js';
import type { FindingLog, FindingTally } from '../findings/index.js';
import type { Spool } from '../spool/index.js';
import type { SettledRange } from '../range/index.js';
import { compareDay } from './compare-day.js';
import { examineLog, type Examination } from './examine-log.js';
import { hashLogs } from './hash-logs.js';
import type { KnownHashes } from './known-hashes.js';
import type { ListedLog } from './listed-log.js';
import type { LogJob, LogOutcome } from './log-job.js';
import type { LogVerdict } from './log-verdict.js';
import { reportLogs } from './report-logs.js';
import { judgeUnlisted, type UnlistedJudging } from './unlisted.js';

export interface LogChecking {
  readonly store: ObjectStore;
  readonly catalogue: Catalogue;
  readonly listed: Spool<ListedLog>;
  readonly walks: ReadonlyMap<string, readonly ChainWalk[]>;
  readonly categories: ReadonlySet<LogCategory>;
  readonly settled: SettledRange;
  readonly isLive: boolean;
  /** Accept log files in folders without a meaning by their names. */
  readonly byName: boolean;
  readonly fetcher: Fetcher;
  readonly pool: EvidencePool;
  readonly lanes: number;
  readonly examination: Examination;
  readonly findings: FindingLog;
  readonly tally: FindingTally;
  readonly isChainDue: (place: Place, root: string) => boolean;
  readonly isOtherRoot: (root: string) => boolean;
  readonly unvalidatedPrefixes: readonly string[];
  /** Names of events to look for in a log file of that place and time. */
  readonly watch: (place: Place, log: ListedLog) => readonly string[];
  readonly knownHashes: KnownHashes | undefined;
  readonly onLog: (bytes: number) => void;
  readonly signal: AbortSignal | undefined;
}

export interface LogTotals {
  readonly verified: number;
  readonly invalid: number;
  readonly missing: number;
  readonly unlisted: number;
  /** Listed, and nothing is known about their content. */
  readonly unread: number;
  /** Of the verified: by a hash that was measured earlier. */
  readonly recorded: number;
}

export interface LogResults {
  readonly totals: LogTotals;
  readonly events: readonly FoundEvent[];
}

export interface FoundEvent extends WatchedEvent {
  /** Of the log file. */
  readonly key: string;
}

const absentAtOnce = 64;

/** Compares what proven digests list with what is stored, place by place and day by day. */
export async function checkLogs(checking: LogChecking): Promise<LogResults> {
  const totals = { verified: 0, invalid: 0, missing: 0, unlisted: 0, unread: 0, recorded: 0 };
  const events: FoundEvent[] = [];
  const report = reportLogs(checking);
  const settle = (place: Place, key: string, listed: readonly ListedLog[], verdict: LogVerdict): void => {
    totals[standings[verdict.kind]] += 1;
    report.verdict(place, key, listed, verdict);
  };

  async function* jobs(): AsyncGenerator<LogJob> {
    for (const { place, day } of daysOf(checking)) {
      checking.signal?.throwIfAborted();
      const bucket = dayBucket(placeName(place), day);
      const stored = checking.catalogue.logsOf(placeName(place), day);
      const comparison = compareDay(checking.listed.read(bucket), stored, checking.byName);
      report.conflicts(place, [...comparison.stored, ...comparison.absent]);
      judgeAllUnlisted(comparison.unlisted, place);
      for (const listed of comparison.outside.filter(isCounted)) {
        const message = 'it lies in another bucket or folder, outside of this location';
        settle(place, listed[0]!.address, listed, { kind: 'unread', code: 'UNREADABLE', message, notes: [] });
      }
      await forEachSideBySide(
        each(comparison.absent.filter(({ listed }) => isCounted(listed))),
        absentAtOnce,
        async ({ listed, key }) => {
          settle(place, key, listed, await examineLog(key, listed, { wasRead: false }, checking.examination));
        },
      );
      const counted = comparison.stored.filter(({ listed }) => isCounted(listed));
      const known = await knownHashesOf(
        counted.map(({ object }) => object),
        checking,
      );
      for (const { listed, object } of counted) {
        const hash = known.get(object.key);
        if (hash !== undefined && listed.some(({ sha256 }) => sha256 === hash)) {
          totals.recorded += 1;
          settle(place, object.key, listed, { kind: 'verified', notes: [] });
        } else yield { place, listed, object, names: checking.watch(place, listed[0]!) };
      }
    }
  }

  const judgeAllUnlisted = (objects: readonly ListedObject[], place: Place): void => {
    if (objects.length === 0) return;
    const judging = unlistedJudging(checking, place);
    for (const object of objects) if (judgeUnlisted(object, place, judging)) totals.unlisted += 1;
  };

  const receive = async (job: LogJob, outcome: LogOutcome): Promise<void> => {
    checking.onLog(job.object.size);
    const { place, listed, object } = job;
    if (outcome.kind === 'read' && listed.some(({ sha256 }) => sha256 === outcome.sha256)) {
      for (const event of (outcome.note as AttestationNote).events)
        events.push({ ...event, key: object.key });
      report.whole(place, object, listed, outcome.compressed || !isNamedGz(object));
      settle(place, object.key, listed, { kind: 'verified', notes: [] });
      return;
    }
    const seen = {
      wasRead: outcome.kind !== 'refused',
      ...(object.etag !== undefined && { etag: object.etag }),
    };
    settle(place, object.key, listed, await examineLog(object.key, listed, seen, checking.examination));
  };

  await hashLogs(jobs(), { ...checking, receive });
  report.swapped();
  return { totals, events };
}

const standings = { verified: 'verified', invalid: 'invalid', missing: 'missing', unread: 'unread' } as const;

function isCounted(listed: readonly ListedLog[]): boolean {
  return listed.some((log) => log.isCounted);
}

function isNamedGz({ key }: ListedObject): boolean {
  return fileName(key).endsWith('.gz');
}

/** Every day of every place on which something is listed or stored. */
function* daysOf({
  catalogue,
  listed,
}: LogChecking): Generator<{ readonly place: Place; readonly day: string }> {
  const listedDays = daysByPlace(listed.names());
  const names = new Set([...catalogue.places.map(placeName), ...listedDays.keys()]);
  for (const name of [...names].sort()) {
    const days = new Set([...catalogue.logDaysOf(name), ...(listedDays.get(name) ?? [])]);
    for (const day of [...days].sort()) yield { place: parsePlaceName(name), day };
  }
}

function unlistedJudging(checking: LogChecking, place: Place): UnlistedJudging {
  const { settled, isLive, findings, tally, categories, isOtherRoot, unvalidatedPrefixes } = checking;
  const walks = checking.walks.get(placeName(place)) ?? [];
  return {
    range: settled.range,
    knownUntil: settled.knownUntil,
    isToGiven: settled.isToGiven,
    isLive,
    findings,
    tally,
    categories,
    walks: walks.filter(({ chain }) => chain.kind === 'standard'),
    oldestLog: checking.catalogue.facts.logTimes.get(placeName(place))?.from ?? 0,
    isChainDue: (root) => checking.isChainDue(place, root),
    isOtherRoot,
    unvalidatedPrefixes,
  };
}

async function knownHashesOf(
  objects: readonly ListedObject[],
  { knownHashes }: LogChecking,
): Promise<ReadonlyMap<string, string>> {
  return knownHashes === undefined || objects.length === 0 ? new Map() : knownHashes.find(objects);
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
