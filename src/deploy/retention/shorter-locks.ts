import { countOf } from '../../count-of.js';
import type { BucketsAccess, DefaultRetention, ObjectRetention, ObjectVersion } from '../access/index.js';
import type { Target } from '../deployment.js';
import type { Run } from '../engine/index.js';

/** Log files and digests whose lock ends before it should. */
export interface ShorterLocks {
  /** False when more versions are there than were asked for. */
  readonly isComplete: boolean;
  readonly versions: readonly LockedVersion[];
}

export interface LockedVersion {
  readonly version: ObjectVersion;
  readonly retention: ObjectRetention | undefined;
}

const DAY_MILLISECONDS = 86_400_000;

/** S3 rounds the end of a default lock its own way; what is less than this apart is no difference. */
const TOLERANCE_MILLISECONDS = 60_000;

/**
 * Asks for the lock of every version that is young enough to matter. Before the first long lock those are the
 * deliveries of a few hours. One request a version, so the versions come page by page and are told as progress.
 */
export async function lockedShorter(
  buckets: BucketsAccess,
  target: Target,
  run: Run,
  mostAsked: number,
): Promise<ShorterLocks> {
  const { logBucket, retention } = target;
  const prefix = logBucket.prefix === '' ? 'AWSLogs/' : `${logBucket.prefix}/AWSLogs/`;
  const versions: LockedVersion[] = [];
  const since = run.clock.now();
  let asked = 0;
  for await (const page of buckets.versions(logBucket.name, prefix)) {
    for (const version of page) {
      run.signal.throwIfAborted();
      const until = wantedEnd(version, retention);
      if (version.isDeleteMarker || until <= run.clock.now()) continue;
      if (asked === mostAsked) return { isComplete: false, versions };
      const found = await buckets.retentionOf(logBucket.name, version.key, version.versionId);
      if (isShorter(found, until, retention)) versions.push({ version, retention: found });
      asked += 1;
      if (asked % 100 === 0)
        run.report({ kind: 'waiting', what: `locks of ${countOf(asked, 'object version')}`, since });
    }
  }
  return { isComplete: true, versions };
}

/** One at a time, each only ever lengthened; what is done stays done when the run is interrupted. */
export async function relockAll(
  buckets: BucketsAccess,
  { logBucket, retention }: Target,
  { versions }: ShorterLocks,
  run: Run,
): Promise<void> {
  const since = run.clock.now();
  for (const [index, { version }] of versions.entries()) {
    run.signal.throwIfAborted();
    const until = wantedEnd(version, retention);
    await buckets.setRetention(logBucket.name, version.key, version.versionId, {
      mode: retention.mode,
      until,
    });
    run.report({ kind: 'waiting', what: `lock ${index + 1} of ${versions.length}`, since });
  }
}

function wantedEnd({ modified }: ObjectVersion, { days }: DefaultRetention): Date {
  return new Date(modified.getTime() + days * DAY_MILLISECONDS);
}

function isShorter(found: ObjectRetention | undefined, until: Date, { mode }: DefaultRetention): boolean {
  if (found === undefined) return true;
  if (mode === 'COMPLIANCE' && found.mode === 'GOVERNANCE') return true;
  return found.until.getTime() < until.getTime() - TOLERANCE_MILLISECONDS;
}
