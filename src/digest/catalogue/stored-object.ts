import { type DigestFileKey, parseLogKey } from '../../cloudtrail/index.js';
import type { ListedObject } from '../../storage/index.js';

/** An object of the listing as a spool keeps it: key, bytes, milliseconds, ETag, storage class. */
export type StoredLine = readonly [
  key: string,
  size: number,
  lastModified: number,
  etag: string | null,
  storageClass: string | null,
];

/** A digest file of the listing. */
export interface StoredDigest {
  readonly object: ListedObject;
  readonly key: DigestFileKey;
}

export function toLine({ key, size, lastModified, etag, storageClass }: ListedObject): StoredLine {
  return [key, size, lastModified.getTime(), etag ?? null, storageClass ?? null];
}

export function toObject([key, size, lastModified, etag, storageClass]: StoredLine): ListedObject {
  return {
    key,
    size,
    lastModified: new Date(lastModified),
    ...(etag !== null && { etag }),
    ...(storageClass !== null && { storageClass }),
  };
}

export function toDigest(line: StoredLine): StoredDigest {
  const key = parseLogKey(line[0]);
  if (key.kind !== 'digest') throw new Error(`${line[0]} was listed as a digest`);
  return { object: toObject(line), key };
}
