import {
  type DigestFileKey,
  type LogFileKey,
  type LogKey,
  logKeyParser,
  type OtherKey,
} from '../cloudtrail/index.js';
import { isDayWanted, type LogScope } from './log-scope.js';
import type { ListedObject } from './object-store.js';
import { ownFileTest } from './own-files.js';

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

/** Tells of each object of one listing what it is. */
export function objectClassifier(scope: LogScope): (object: ListedObject) => ClassifiedObject {
  const isOwnFile = ownFileTest();
  const parseLogKey = logKeyParser();
  return (object) =>
    isOwnFile(object.key) ? skipped(object, 'own') : classify(object, parseLogKey(object.key), scope);
}

function skipped(object: ListedObject, reason: SkipReason): ClassifiedObject {
  return { kind: 'skipped', object, reason };
}

function classify(object: ListedObject, key: LogKey, scope: LogScope): ClassifiedObject {
  switch (key.kind) {
    case 'folder-marker':
      return skipped(object, 'folder-marker');
    case 'other':
      return /\.json(\.gz)?$/i.test(object.key)
        ? { kind: 'unnamed', object, key }
        : skipped(object, 'not-a-log');
    case 'log': {
      const reason = unwanted(key, key.deliveredAt, scope);
      return reason === undefined ? { kind: 'log', object, key } : skipped(object, reason);
    }
    case 'digest': {
      const reason = unwanted(key, key.endTime, scope);
      return reason === undefined ? { kind: 'digest', object, key } : skipped(object, reason);
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
  return isDayWanted(scope, time) ? undefined : 'outside-range';
}
