import { createHash, type KeyObject, sign } from 'node:crypto';
import {
  type DigestFields,
  type DigestFile,
  formatLogKey,
  type NoPreviousDigest,
  type PreviousDigest,
  type Region,
  stringToSign,
} from '../../cloudtrail/index.js';
import { Random } from '../random.js';
import { isoTime } from '../record/index.js';
import { compress } from './compress.js';
import type { DeliveredObject } from './delivered-object.js';
import type { DeliveredLog, LogAddress } from './log-delivery.js';
import type { LoggingGap } from './logging-gap.js';

const hourSeconds = 3600;

/** What the keys of a chain's digests are made of. */
export interface ChainAddress extends LogAddress {
  readonly region: Region;
  readonly trailName: string;
  readonly homeRegion: Region;
}

export interface DigestScope extends ChainAddress {
  readonly bucket: string;
  /** What stands before the store's keys in the bucket: the store's own prefix, with its `/`, or nothing. */
  readonly storePrefix: string;
  signingKey(time: number): SigningKey;
}

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly fingerprint: string;
}

/** The digests of one account and Region, one for every hour that is logged, each naming the one before. */
export interface DigestChain {
  /** The digests that end up to `until` (seconds since 1970), over the logs handed in since the last one. */
  close(until: number): DeliveredObject[];
  add(log: DeliveredLog): void;
}

/**
 * A chain whose first digest is the starting digest of a trail that logs from the hour before
 * `from`. Windows are of delivery, not of event time. After a gap another starting digest begins anew.
 */
export function makeDigestChain(
  scope: DigestScope,
  from: number,
  gaps: readonly LoggingGap[] = [],
): DigestChain {
  let end = from - hourSeconds + digestPhase(scope);
  let previous: PreviousDigest | NoPreviousDigest = noPrevious;
  let waiting: DeliveredLog[] = [];
  return {
    add: (log) => void waiting.push(log),
    close(until) {
      const digests: DeliveredObject[] = [];
      while (end <= until) {
        const listed = waiting.filter((log) => log.object.lastModified <= end);
        waiting = waiting.filter((log) => log.object.lastModified > end);
        const digest = writeDigest(scope, end, listed, previous);
        digests.push(digest.object);
        const gap = gaps.find(({ lastDigestEnd }) => lastDigestEnd === end);
        previous = gap === undefined ? digest.asPrevious : noPrevious;
        end = gap === undefined ? end + hourSeconds : gap.restartedAt;
      }
      return digests;
    },
  };
}

const noPrevious: NoPreviousDigest = {
  previousDigestS3Bucket: null,
  previousDigestS3Object: null,
  previousDigestHashValue: null,
  previousDigestHashAlgorithm: null,
  previousDigestSignature: null,
};

/**
 * The seconds after the full hour at which all of a chain's digests end. They keep clear of the
 * marks of five minutes, so that a log's name and its last-modified time fall into the same window,
 * and of the hour's first mark, by which the last log file of a simulation is delivered.
 */
export function digestPhase(scope: ChainAddress, occasion: 'first' | 'restart' = 'first'): number {
  const again = occasion === 'first' ? [] : [occasion];
  const random = new Random(scope.seed, 'digest-phase', scope.accountId, scope.region, ...again);
  return 420 + random.below(11) * 300 + random.below(60);
}

function writeDigest(
  scope: DigestScope,
  end: number,
  logs: readonly DeliveredLog[],
  previous: PreviousDigest | NoPreviousDigest,
): { readonly object: DeliveredObject; readonly asPrevious: PreviousDigest } {
  const key = digestKey(scope, end);
  const { privateKey, fingerprint } = scope.signingKey(end);
  const digest: DigestFile = { ...fieldsOf(scope, end, logs, key, fingerprint), ...previous };
  const content = Buffer.from(JSON.stringify(inAwsOrder(digest)));
  const hash = createHash('sha256').update(content).digest('hex');
  const signature = sign('RSA-SHA256', Buffer.from(stringToSign(digest, hash)), privateKey).toString('hex');
  return {
    object: {
      key,
      body: compress(content),
      metadata: { signature, 'signature-algorithm': 'SHA256withRSA' },
      lastModified: end + 1700 + (end % 240),
    },
    asPrevious: {
      previousDigestS3Bucket: digest.digestS3Bucket,
      previousDigestS3Object: digest.digestS3Object,
      previousDigestHashValue: hash,
      previousDigestHashAlgorithm: 'SHA-256',
      previousDigestSignature: signature,
    },
  };
}

function fieldsOf(
  scope: DigestScope,
  end: number,
  logs: readonly DeliveredLog[],
  key: string,
  fingerprint: string,
): DigestFields {
  const times = logs.flatMap((log) => [log.oldestEvent, log.newestEvent]);
  return {
    awsAccountId: scope.accountId,
    digestStartTime: isoTime(end - hourSeconds),
    digestEndTime: isoTime(end),
    digestS3Bucket: scope.bucket,
    digestS3Object: scope.storePrefix + key,
    digestPublicKeyFingerprint: fingerprint,
    digestSignatureAlgorithm: 'SHA256withRSA',
    newestEventTime: times.length === 0 ? null : isoTime(Math.max(...times)),
    oldestEventTime: times.length === 0 ? null : isoTime(Math.min(...times)),
    logFiles: logs.map((log) => ({
      s3Bucket: scope.bucket,
      s3Object: scope.storePrefix + log.object.key,
      hashValue: log.hash,
      hashAlgorithm: 'SHA-256',
      newestEventTime: isoTime(log.newestEvent),
      oldestEventTime: isoTime(log.oldestEvent),
    })),
  };
}

/** `logFiles` stands last, as in AWS's own files. */
function inAwsOrder({ logFiles, ...rest }: DigestFile) {
  return { ...rest, logFiles };
}

/** The key of the digest that ends at `end`, seconds since 1970. */
export function digestKey(scope: ChainAddress, end: number): string {
  return formatLogKey({
    kind: 'digest',
    layout: 'aws-logs',
    prefix: scope.prefix,
    ...(scope.organizationId === undefined ? {} : { organizationId: scope.organizationId }),
    accountId: scope.accountId,
    region: scope.region,
    trailName: scope.trailName,
    homeRegion: scope.homeRegion,
    endTime: new Date(end * 1000),
    backfill: false,
  });
}
