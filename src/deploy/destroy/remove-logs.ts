import { countOf } from '../../count-of.js';
import type { BucketsAccess, ObjectRetention, ObjectVersion } from '../access/index.js';
import { accountOf, type Deployment, placeOf } from '../deployment.js';
import { DONE, type Look, type Problem, type Run, type Step } from '../engine/index.js';
import type { LogDecision } from './destruction-steps.js';
import { emptyBucket } from './empty-bucket.js';

/** The log bucket outlives its stack. It is emptied only when it is named, and only when nothing in it is locked. */
export function removeLogs(deployment: Deployment, decision: LogDecision): Step {
  const { name, region } = deployment.target.logBucket;
  const buckets = accountOf(deployment, 'logArchive').buckets(region);
  return {
    id: 'logs',
    title: decision.kind === 'keep' ? 'log files stay' : 'without log files',
    place: placeOf(deployment, 'logArchive', region),
    look: (run) => lookAtLogs(buckets, name, decision, run),
  };
}

async function lookAtLogs(
  buckets: BucketsAccess,
  bucket: string,
  decision: LogDecision,
  run: Run,
): Promise<Look> {
  if ((await buckets.ownerOf(bucket)) !== 'this-account') return { kind: 'as-wanted' };
  const content = await survey(buckets, bucket, run, decision.kind === 'delete');
  const locked = content.lock !== undefined && content.lock.until > run.clock.now();
  if (decision.kind === 'keep') return { kind: 'as-wanted', notes: [describeKept(bucket, content, locked)] };
  if (decision.bucket !== bucket) return { kind: 'blocked', problem: anotherBucket(bucket, decision.bucket) };
  if (locked) return { kind: 'blocked', problem: lockedUntil(bucket, content.lock!) };
  return {
    kind: 'differs',
    changes: [
      {
        kind: 'setting',
        action: 'remove',
        what: `bucket ${bucket} with ${countOf(content.versions, 'object version')}, for ever`,
      },
    ],
    apply: async () => {
      await emptyBucket(buckets, bucket, run);
      await buckets.deleteBucket(bucket);
      return DONE;
    },
  };
}

interface BucketContent {
  readonly versions: number;
  readonly bytes: number;
  /** The one that ends last among those that were asked for. */
  readonly lock: ObjectRetention | undefined;
}

/**
 * One request a version is the price of certainty before something is deleted. To say how long logs stay,
 * the newest version is enough, unless locks were lengthened one by one.
 */
async function survey(
  buckets: BucketsAccess,
  bucket: string,
  run: Run,
  everyLock: boolean,
): Promise<BucketContent> {
  const since = run.clock.now();
  const lockOf = async ({ key, versionId }: ObjectVersion) => buckets.retentionOf(bucket, key, versionId);
  let [versions, bytes] = [0, 0];
  let newest: ObjectVersion | undefined;
  let lock: ObjectRetention | undefined;
  for await (const page of buckets.versions(bucket, '')) {
    for (const version of page) {
      run.signal.throwIfAborted();
      versions += 1;
      bytes += version.size;
      if (version.isDeleteMarker) continue;
      if (everyLock) lock = later(lock, await lockOf(version));
      if (newest === undefined || version.modified > newest.modified) newest = version;
    }
    run.report({ kind: 'waiting', what: `count of the objects in s3://${bucket}`, since });
  }
  if (!everyLock && newest !== undefined) lock = await lockOf(newest);
  return { versions, bytes, lock };
}

function later(
  one: ObjectRetention | undefined,
  other: ObjectRetention | undefined,
): ObjectRetention | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.until > one.until ? other : one;
}

function describeKept(bucket: string, { versions, bytes, lock }: BucketContent, locked: boolean): string {
  const until = locked
    ? `, the newest locked until ${lock!.until.toISOString()} under ${lock!.mode}`
    : ', none of them locked by now';
  return `s3://${bucket} keeps its ${countOf(versions, 'object version')} (${countOf(bytes, 'byte')})${versions === 0 ? '' : until}; so does the key that they are read with`;
}

function lockedUntil(bucket: string, { mode, until }: ObjectRetention): Problem {
  const next =
    mode === 'COMPLIANCE'
      ? 'Nobody can delete it before that. Run orgtrail destroy without --delete-logs; the bucket stays and can be deleted then.'
      : 'Run orgtrail destroy without --delete-logs; who may bypass governance can delete the objects by hand.';
  return {
    what: `Object Lock keeps log files until ${until.toISOString()} under ${mode}`,
    where: `s3://${bucket}`,
    next,
  };
}

function anotherBucket(bucket: string, named: string): Problem {
  return {
    what: `--delete-logs names ${named}, and the logs of this configuration lie in ${bucket}`,
    where: `s3://${named}`,
    next: `Name ${bucket} when its logs are meant.`,
  };
}
