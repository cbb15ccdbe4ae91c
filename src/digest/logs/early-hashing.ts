import type { ListedObject } from '../../storage/index.js';
import { type Catalogue, type Place, parsePlaceName } from '../catalogue/index.js';
import type { AttestationNote } from '../events/index.js';
import type { Spool } from '../spool/index.js';
import { hashLogs, type LogHashing } from './hash-logs.js';
import { openJobQueue } from './job-queue.js';
import type { ListedLog } from './listed-log.js';
import type { LogJob } from './log-job.js';
import type { EarlyOutcome, LogOutcome } from './log-outcome.js';

/**
 * Hashes log files as soon as a proven digest lists them, so that the worker threads have something to
 * do while digests are walked. What it comes to is judged later, when everything is known.
 */
export interface EarlyHashing {
  /** Adds an entry to the listed log files, with what its object holds once that has been read. */
  add(bucket: string, log: ListedLog): void;
  /** Resolves when few enough wait to be read. */
  room(): Promise<void>;
  /** Resolves when all have been read. */
  finish(): Promise<void>;
}

export interface EarlyHashingOptions extends Omit<LogHashing<LogJob>, 'receive'> {
  readonly catalogue: Catalogue;
  readonly listed: Spool<ListedLog>;
  /** Names of events to look for in every log file of a place. */
  readonly names: (place: Place) => readonly string[];
}

interface EarlyJob extends LogJob {
  readonly bucket: string;
  readonly log: ListedLog;
}

export function openEarlyHashing(options: EarlyHashingOptions): EarlyHashing {
  const { listed, names } = options;
  const queue = openJobQueue<EarlyJob>();
  const takeObject = openStoredDays(options.catalogue);
  const receive = async ({ bucket, log, names: sought }: EarlyJob, outcome: LogOutcome): Promise<void> =>
    listed.add(bucket, { ...log, early: toEarly(log, sought, outcome) });
  const hashing = hashLogs(queue.jobs(), { ...options, receive });
  hashing.catch(queue.fail);
  return {
    add(bucket, log) {
      const object = log.isCounted && log.key !== null ? takeObject(bucket, log.key) : undefined;
      if (object === undefined) return listed.add(bucket, log);
      const place = parsePlaceName(bucket.slice(0, bucket.indexOf(' ')));
      queue.add({ bucket, log, place, listed: [log], object, names: names(place) });
    },
    room: queue.room,
    async finish() {
      queue.end();
      await hashing;
    },
  };
}

/** Reads nothing early. */
export function noEarlyHashing(listed: Spool<ListedLog>): EarlyHashing {
  return { add: listed.add, room: async () => undefined, finish: async () => undefined };
}

/**
 * What was read early of the object that stands for a listed log file, if that answers for these names.
 * `as-listed`: the listed content, compressed, and none of the events.
 */
export function earlyOutcome(
  listed: readonly ListedLog[],
  { key }: ListedObject,
  names: readonly string[],
): LogOutcome | 'as-listed' | undefined {
  const early = listed.find((log) => log.early !== undefined && log.key === key)?.early;
  if (early === undefined || !names.every((name) => early.names.includes(name))) return undefined;
  return early.outcome ?? 'as-listed';
}

function toEarly({ sha256 }: ListedLog, names: readonly string[], outcome: LogOutcome): EarlyOutcome {
  const isUsual =
    outcome.kind === 'read' &&
    outcome.sha256 === sha256 &&
    outcome.compressed &&
    (outcome.note as AttestationNote).events.length === 0;
  return isUsual ? { names } : { names, outcome };
}

/** Days of places whose objects are held: two of each place under way, since an hour may lie in both. */
const heldDays = 16;

/** Finds stored objects by bucket and key, each of them once: whoever lists one again need not have it read again. */
function openStoredDays(catalogue: Catalogue): (bucket: string, key: string) => ListedObject | undefined {
  const days = new Map<string, Map<string, ListedObject>>();
  const objectsOf = (bucket: string): Map<string, ListedObject> => {
    const known = days.get(bucket);
    if (known !== undefined) return known;
    const [place = '', day = ''] = bucket.split(' ');
    const objects = new Map(catalogue.logsOf(place, day).map((object) => [object.key, object]));
    days.set(bucket, objects);
    if (days.size > heldDays) days.delete(days.keys().next().value!);
    return objects;
  };
  return (bucket, key) => {
    const objects = objectsOf(bucket);
    const object = objects.get(key);
    objects.delete(key);
    return object;
  };
}
