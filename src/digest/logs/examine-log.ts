import { countOf } from '../../count-of.js';
import type { StoredObject, Unavailable } from '../../storage/index.js';
import type { Fetcher } from '../fetch/index.js';
import { timeText } from '../time/index.js';
import { type ExpirationRule, expiredBy } from './expiration.js';
import { findVersion } from './find-version.js';
import type { ListedLog } from './listed-log.js';
import type { LogVerdict } from './log-verdict.js';
import { openLog } from './open-log.js';

export interface Examination {
  readonly fetcher: Fetcher;
  readonly isLive: boolean;
  readonly now: number;
  readonly expirations: readonly ExpirationRule[];
  /** The whole key in the bucket, which lifecycle rules speak of. */
  readonly wholeKey: (key: string) => string;
}

/** What is known of the object before it is looked at again. */
export interface SeenBefore {
  /** False for an object that the listing does not show. */
  readonly wasRead: boolean;
  /** Of the listing. */
  readonly etag?: string;
}

/**
 * Looks again, and closer, at a log file whose first reading did not give the signed content: the
 * object may have changed meanwhile, older versions may have it.
 */
export async function examineLog(
  key: string,
  listed: readonly ListedLog[],
  seen: SeenBefore,
  examination: Examination,
): Promise<LogVerdict> {
  const found = await examination.fetcher.get(key);
  if (found.kind !== 'found') return judgeRefusal(key, found, listed, examination);
  const hashes = listed.map(({ sha256 }) => sha256);
  const opened = openLog(found.body, hashes);
  const notes = raceNotes(found, seen, opened.kind === 'fits');
  if (opened.kind === 'fits') return { kind: 'verified', notes };
  const versions = examination.isLive ? await examination.fetcher.versions(key) : undefined;
  const recoverable =
    versions?.kind === 'versions'
      ? await findVersion(examination.fetcher, versions.versions, hashes)
      : undefined;
  const code =
    opened.code === 'LOG_MODIFIED' && recoverable !== undefined ? 'LOG_OVERWRITTEN_RECOVERABLE' : opened.code;
  return {
    kind: 'invalid',
    code,
    message: opened.kind === 'damaged' ? `${opened.detail}; the signed content is whole` : opened.detail,
    ...(opened.kind === 'differs' && opened.sha256 !== undefined && { sha256: opened.sha256 }),
    ...(recoverable !== undefined && { recoverable }),
    notes,
  };
}

async function judgeRefusal(
  key: string,
  trouble: Unavailable,
  listed: readonly ListedLog[],
  examination: Examination,
): Promise<LogVerdict> {
  if (trouble.kind === 'archived')
    return { kind: 'unread', code: 'LOG_ARCHIVED', message: trouble.detail, notes: [] };
  if (trouble.kind !== 'missing')
    return { kind: 'unread', code: 'UNREADABLE', message: trouble.detail, notes: [] };
  const found = examination.isLive ? await examination.fetcher.versions(key) : undefined;
  const versions = found?.kind === 'versions' ? found.versions : [];
  const hashes = listed.map(({ sha256 }) => sha256);
  const recoverable = await findVersion(examination.fetcher, versions, hashes);
  const digestEnd = Math.max(...listed.map((log) => log.digestEnd));
  if (recoverable !== undefined) {
    const message = `deleted${recoverable.deletedAt === undefined ? '' : ` at ${recoverable.deletedAt}`}; version ${recoverable.versionId} has the signed content`;
    return { kind: 'missing', code: 'LOG_DELETED_RECOVERABLE', message, recoverable, notes: [] };
  }
  const rule = expiredBy(examination.expirations, examination.wholeKey(key), digestEnd, examination.now);
  if (rule !== undefined) {
    const message = `the lifecycle rule for ${JSON.stringify(rule.prefix)} deletes after ${countOf(rule.days, 'day')}`;
    return { kind: 'missing', code: 'LOG_EXPIRED', message, notes: [] };
  }
  const message = `the digest that ends at ${timeText(digestEnd)} lists it; ${traceText(versions.length)}`;
  return { kind: 'missing', code: 'LOG_MISSING', message, notes: [] };
}

function traceText(versions: number): string {
  return versions === 0 ? 'nothing is left of it' : 'no version that is left has the signed content';
}

/** CloudTrail never changes an object, so a change within a run is worth a note. */
function raceNotes(
  found: StoredObject,
  { wasRead, etag }: SeenBefore,
  fitsNow: boolean,
): LogVerdict['notes'] {
  const isOther = etag !== undefined && found.etag !== undefined && etag !== found.etag;
  const message = 'two readings of it gave different objects';
  return wasRead && (isOther || fitsNow) ? [{ code: 'RACE', message }] : [];
}
