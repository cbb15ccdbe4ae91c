import { type DigestFileKey, type LogFileKey, type OtherKey, parseLogKey } from '../cloudtrail/index.js';
import { dayOf, isDayWanted, type LogScope } from './log-scope.js';
import type { ListedObject } from './object-store.js';
import { isOwnFile } from './own-files.js';

/** What a listed object is, by its key alone. */
export type ClassifiedObject =
  | { readonly kind: 'log'; readonly object: ListedObject; readonly key: LogFileKey }
  | { readonly kind: 'digest'; readonly object: ListedObject; readonly key: DigestFileKey }
  /** A JSON file whose key says nothing certain; only its content can tell whether it holds records. */
  | { readonly kind: 'unnamed'; readonly object: ListedObject; readonly key: OtherKey }
  | { readonly kind: 'skipped'; readonly object: ListedObject; readonly reason: SkipReason };

export type SkipReason =
  /** Written by orgtrail: a lake, metadata, a manifest, a simulation's own statement. */
  | 'own'
  /** An empty object whose key ends in `/`. */
  | 'folder-marker'
  /** Neither named like a log nor JSON: a licence, `.DS_Store`. */
  | 'not-a-log'
  | 'outside-range'
  | 'other-account'
  | 'other-region';

export function classifyObject(object: ListedObject, scope: LogScope): ClassifiedObject {
  const skipped = (reason: SkipReason): ClassifiedObject => ({ kind: 'skipped', object, reason });
  if (isOwnFile(object.key)) return skipped('own');
  const key = parseLogKey(object.key);
  switch (key.kind) {
    case 'folder-marker':
      return skipped('folder-marker');
    case 'other':
      return /\.json(\.gz)?$/i.test(object.key) ? { kind: 'unnamed', object, key } : skipped('not-a-log');
    case 'log': {
      const reason = unwanted(key, key.deliveredAt, scope);
      return reason === undefined ? { kind: 'log', object, key } : skipped(reason);
    }
    case 'digest': {
      const reason = unwanted(key, key.endTime, scope);
      return reason === undefined ? { kind: 'digest', object, key } : skipped(reason);
    }
  }
}

function unwanted(
  { accountId, region }: LogFileKey | DigestFileKey,
  time: Date,
  scope: LogScope,
): SkipReason | undefined {
  if (scope.accounts?.has(accountId) === false) return 'other-account';
  if (scope.regions?.has(region) === false) return 'other-region';
  return isDayWanted(scope, dayOf(time)) ? undefined : 'outside-range';
}
