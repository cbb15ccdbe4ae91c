import { UserError } from '../errors.js';
import { openCopyManifest } from './copy-manifest.js';
import { copyStep } from './copy-needed.js';
import { forEachSideBySide } from './for-each-side-by-side.js';
import type { ListedObject, ObjectStore, StoredObject, Unavailable } from './object-store.js';
import { isWorkFile } from './own-files.js';
import { pairListings } from './pair-listings.js';

export interface CopyOptions {
  readonly from: ObjectStore;
  readonly to: ObjectStore;
  /** Names the record that is left in the destination. */
  readonly startedAt: Date;
  /** Objects under way at once. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (counts: CopyCounts) => void;
}

/** listed = copied + present + skipped + failed. */
export interface CopyCounts {
  readonly listed: number;
  readonly copied: number;
  /** There already, with the same bytes as far as the listings or a look at both tell. */
  readonly present: number;
  /** Our own work files, which belong to their place. */
  readonly skipped: number;
  readonly failed: number;
  /** Bytes of the objects copied. */
  readonly bytes: number;
}

export interface CopyResult {
  readonly counts: CopyCounts;
  readonly failures: readonly CopyFailure[];
  /** Parts of the source that could not be listed. */
  readonly unavailable: readonly Unavailable[];
}

export interface CopyFailure {
  readonly key: string;
  readonly trouble: Unavailable;
}

type Outcome = 'copied' | 'present' | 'skipped' | Unavailable;

const defaultConcurrency = 16;

/**
 * Copies objects with what a plain sync loses: user metadata (a digest's signature), the time of the
 * last change, and a record of version ids and ETags. Run again, it copies what is missing or differs.
 * Trouble with an object is a value in the result; a full disk, a missing bucket and the like throw a
 * UserError.
 */
export async function copyObjects(options: CopyOptions): Promise<CopyResult> {
  const { from, to, signal } = options;
  refuseNested(from, to);
  const manifest = openCopyManifest(from, to, options.startedAt);
  const tally = openTally();
  const copyOne = async (object: ListedObject, other?: ListedObject): Promise<Outcome> => {
    if (isWorkFile(object.key)) return 'skipped';
    const step = await copyStep({ from, to }, object, other);
    if (step.kind !== 'put') return step.kind === 'present' ? 'present' : step;
    const outcome = await putObject(to, object.key, step.source);
    if (outcome === 'copied') await manifest.add(object.key, step.source);
    return outcome;
  };
  const pairs = pairListings(from.list('', signal === undefined ? {} : { signal }), to.list(''));
  try {
    await forEachSideBySide(pairs, options.concurrency ?? defaultConcurrency, async (pair) => {
      if (pair.kind !== 'pair') return tally.unavailable(pair);
      signal?.throwIfAborted();
      tally.count(pair.object, await copyOne(pair.object, pair.other));
      options.onProgress?.(tally.result().counts);
    });
  } finally {
    await manifest.close();
  }
  return tally.result();
}

/** A copy into its own source would find its own copies. */
function refuseNested(from: ObjectStore, to: ObjectStore): void {
  const [source, target] = [from, to].map(({ location }) => location.replace(/\/*$/, '/'));
  if (!target!.startsWith(source!)) return;
  throw new UserError({
    what: 'the destination lies inside the source',
    where: to.location,
    next: 'Choose a folder or prefix outside the source.',
  });
}

async function putObject(to: ObjectStore, key: string, source: StoredObject): Promise<Outcome> {
  const { body, metadata, lastModified, contentType, contentEncoding } = source;
  const result = await to.put(key, body, {
    metadata,
    lastModified,
    ...(contentType !== undefined && { contentType }),
    ...(contentEncoding !== undefined && { contentEncoding }),
    // A folder does not list its folders, so only this tells whether a marker is there.
    ...(key.endsWith('/') && { ifAbsent: true }),
  });
  switch (result.kind) {
    case 'stored':
      return 'copied';
    case 'exists':
      return 'present';
    default:
      return result;
  }
}

interface Tally {
  count(object: ListedObject, outcome: Outcome): void;
  unavailable(trouble: Unavailable): void;
  result(): CopyResult;
}

function openTally(): Tally {
  const counts = { listed: 0, copied: 0, present: 0, skipped: 0, failed: 0, bytes: 0 };
  const failures: CopyFailure[] = [];
  const unavailable: Unavailable[] = [];
  return {
    count: (object, outcome) => {
      counts.listed++;
      if (typeof outcome !== 'string') {
        counts.failed++;
        failures.push({ key: object.key, trouble: outcome });
      } else {
        counts[outcome]++;
        if (outcome === 'copied') counts.bytes += object.size;
      }
    },
    unavailable: (trouble) => void unavailable.push(trouble),
    result: () => ({ counts: { ...counts }, failures, unavailable }),
  };
}
