import { parseLocation } from '../../storage/index.js';

/** Where an object was delivered, as a digest states it. */
export interface Address {
  readonly bucket: string;
  readonly key: string;
}

/** A bucket, or a part of one: `prefix` is empty or ends in `/`. */
export interface BucketPart {
  readonly bucket: string;
  readonly prefix: string;
}

export function addressText({ bucket, key }: Address): string {
  return `s3://${bucket}/${key}`;
}

/** The part of a bucket that a store shows; undefined for a folder, which does not know its bucket. */
export function bucketPartOf(location: string): BucketPart | undefined {
  const parsed = parseLocation(location);
  return parsed.kind === 's3' ? parsed : undefined;
}

export function fileName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** A copy may have been decompressed and renamed; digests name the compressed files. */
export function withGz(key: string): string {
  return key.endsWith('.json') ? `${key}.gz` : key;
}
