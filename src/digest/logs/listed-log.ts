import {
  type DigestLogFile,
  type LogCategory,
  type LogFileKey,
  parseLogKey,
} from '../../cloudtrail/index.js';
import { addressText, resolveAddress, type Surroundings } from '../address/index.js';
import { dayBucket, placeName } from '../catalogue/index.js';
import { type Attested, rootOf } from '../chain/index.js';
import type { StoredDigest } from '../catalogue/index.js';
import { dayText } from '../time/index.js';
import type { EarlyOutcome } from './log-outcome.js';

/** A log file as a proven digest lists it, in the form in which it waits in a spool. */
export interface ListedLog {
  /** Where it is expected in the location; null when it lies outside. */
  readonly key: string | null;
  /** `s3://bucket/key` as the digest states it. */
  readonly address: string;
  /** SHA-256 of the inflated content, lower-case hex. */
  readonly sha256: string;
  /** Milliseconds: the end of the digest's hour, and when its object was written (0: says nothing). */
  readonly digestEnd: number;
  readonly digestWritten: number;
  /** Of the events, milliseconds; 0 when the digest does not say. */
  readonly oldest: number;
  readonly newest: number;
  /** False when only a neighbour of the range lists it. */
  readonly isCounted: boolean;
  /** Of the object with that key, when it was read while digests were still being walked. */
  readonly early?: EarlyOutcome;
}

export type ListedEntry =
  | {
      readonly kind: 'listed';
      readonly bucket: string;
      readonly category: LogCategory;
      readonly log: ListedLog;
    }
  /** Not where the digest's own account, Region and organization deliver; `listed` when it is a log file at all. */
  | {
      readonly kind: 'misfit';
      readonly address: string;
      readonly listed?: Extract<ListedEntry, { kind: 'listed' }>;
    }
  | { readonly kind: 'unsupported'; readonly address: string; readonly algorithm: string };

/** What the entries of one digest have in common. */
export interface Lister {
  readonly attested: Attested;
  readonly stored: StoredDigest;
  readonly isCounted: boolean;
  readonly surroundings: Surroundings;
  /** `AWSLogs/o-exampleorgid/`, by the digest's own statement, because the folder of a copy may say nothing. */
  readonly organization: string;
}

export function listerOf(
  attested: Attested,
  stored: StoredDigest,
  isCounted: boolean,
  surroundings: Surroundings,
): Lister {
  const key = parseLogKey(attested.content.digest.digestS3Object);
  const organization = key.kind === 'digest' ? organizationOf(rootOf(key)) : '';
  return { attested, stored, isCounted, surroundings, organization };
}

export function listedEntry(entry: DigestLogFile, lister: Lister): ListedEntry {
  const { attested, surroundings, isCounted } = lister;
  const declared = { bucket: entry.s3Bucket, key: entry.s3Object };
  const address = addressText(declared);
  if (entry.hashAlgorithm !== 'SHA-256') {
    return { kind: 'unsupported', address, algorithm: entry.hashAlgorithm };
  }
  const key = parseLogKey(entry.s3Object);
  if (key.kind !== 'log') return { kind: 'misfit', address };
  const log: ListedLog = {
    key: resolveAddress(declared, attested.where, surroundings) ?? null,
    address,
    sha256: entry.hashValue.toLowerCase(),
    digestEnd: attested.end,
    digestWritten: attested.where.kind === 'here' ? attested.content.lastModified : 0,
    oldest: timeOf(entry.oldestEventTime),
    newest: timeOf(entry.newestEventTime),
    isCounted,
  };
  const bucket = dayBucket(placeName(key), dayText(key.deliveredAt.getTime()));
  const listed = { kind: 'listed', bucket, category: key.category, log } as const;
  return isMisfit(key, lister) ? { kind: 'misfit', address, listed } : listed;
}

function isMisfit(key: LogFileKey, { stored: { key: own }, organization }: Lister): boolean {
  if (key.accountId !== own.accountId || key.region !== own.region) return true;
  return organization !== '' && organizationOf(rootOf(key)) !== organization;
}

/** The prefix may change when a trail is pointed elsewhere; the organization may not. */
function organizationOf(root: string): string {
  return root.slice(root.lastIndexOf('AWSLogs/'));
}

function timeOf(text: string | null): number {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? 0 : time;
}
