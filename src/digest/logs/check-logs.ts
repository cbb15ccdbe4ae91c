import type { LogCategory } from '../../cloudtrail/index.js';
import type { EvidencePool } from '../../evidence/index.js';
import type { ListedObject, ObjectStore } from '../../storage/index.js';
import { type Catalogue, daysByPlace, type Place, parsePlaceName, placeName } from '../catalogue/index.js';
import type { ChainWalk } from '../chain/index.js';
import type { AttestationNote } from '../events/index.js';
import type { Fetcher } from '../fetch/index.js';
import type { FindingLog, FindingTally } from '../findings/index.js';
import type { SettledRange } from '../range/index.js';
import type { Spool } from '../spool/index.js';
import { checkDay } from './check-day.js';
import { examineLog, type Examination } from './examine-log.js';
import { hashLogs } from './hash-logs.js';
import type { Attestation } from './earlier-reading.js';
import type { ListedLog } from './listed-log.js';
import { type LogBooks, type LogResults, openLogBooks } from './log-books.js';
import type { LogJob } from './log-job.js';
import type { LogOutcome } from './log-outcome.js';
import type { Readings } from './readings.js';

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
  readonly readings: Readings | undefined;
  readonly onAttestation: ((object: ListedObject, attestation: Attestation) => void) | undefined;
  readonly onLog: (bytes: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** Compares what proven digests list with what is stored, place by place and day by day. */
export async function checkLogs(checking: LogChecking): Promise<LogResults> {
  const books = openLogBooks(checking);
  const receive = async (job: LogJob, outcome: LogOutcome): Promise<void> => {
    checking.onLog(job.object.size);
    await judgeOutcome(job, outcome, checking, books);
  };
  await hashLogs(jobsOf(checking, books), { ...checking, receive });
  books.report.swapped();
  return books.results();
}

async function* jobsOf(checking: LogChecking, books: LogBooks): AsyncGenerator<LogJob> {
  for (const { place, day } of daysOf(checking)) {
    checking.signal?.throwIfAborted();
    yield* checkDay(place, day, checking, books);
  }
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

/** Whatever is not the listed content in a sound container is looked at again, and closer. */
async function judgeOutcome(
  { place, listed, object }: LogJob,
  outcome: LogOutcome,
  { examination }: LogChecking,
  { report, settleStored, keepEvents }: LogBooks,
): Promise<void> {
  if (outcome.kind === 'read' && listed.some(({ sha256 }) => sha256 === outcome.sha256)) {
    keepEvents(object, (outcome.note as AttestationNote).events);
    report.whole(place, object, listed, outcome.compressed || !object.key.endsWith('.gz'));
    settleStored(place, object, listed, { kind: 'verified', notes: [] });
    return;
  }
  const seen = {
    wasRead: outcome.kind !== 'refused',
    ...(object.etag !== undefined && { etag: object.etag }),
  };
  settleStored(place, object, listed, await examineLog(object.key, listed, seen, examination));
}
