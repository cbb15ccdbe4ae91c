import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.js';

/** Where a user's objects are: a folder of this machine, or a part of a bucket. */
export type Location =
  | { readonly kind: 'folder'; readonly path: string }
  /** `prefix` is empty or ends in `/`: a location is a folder of a bucket, not the beginning of a name. */
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };

const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):\/\//;

/** Letters of old us-east-1 buckets and access point aliases are allowed. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/;

/** Reads what a user writes for a location. Throws a UserError that says what is wrong with it. */
export function parseLocation(text: string): Location {
  if (text.trim() === '') throw refused(text, 'a location is empty');
  if (text.includes('\0')) throw refused(text, 'a location cannot hold a NUL character');
  if (text.startsWith('arn:')) throw refused(text, 'an ARN is not a location');
  switch (scheme.exec(text)?.[1]?.toLowerCase()) {
    case undefined:
      return { kind: 'folder', path: text };
    case 's3':
      return parseS3(text);
    case 'file':
      return { kind: 'folder', path: folderOfUrl(text) };
    default:
      throw refused(text, 'only folders and s3:// buckets are locations');
  }
}

/** The location as the user would write it. */
export function formatLocation(location: Location): string {
  return location.kind === 'folder' ? location.path : `s3://${location.bucket}/${location.prefix}`;
}

/** The address of an object, the same however deep the location begins that it was found in. */
export function objectAddress(location: string, key: string): string {
  return location.endsWith('/') ? `${location}${key}` : `${location}/${key}`;
}

function parseS3(text: string): Location {
  const [bucket = '', ...parts] = text.slice('s3://'.length).split('/');
  if (bucket === '') throw refused(text, 'the bucket is missing');
  if (!bucketName.test(bucket)) throw refused(text, `${JSON.stringify(bucket)} is not a bucket name`);
  const prefix = parts.join('/');
  return { kind: 's3', bucket, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` };
}

function folderOfUrl(text: string): string {
  try {
    return fileURLToPath(text);
  } catch (cause) {
    throw refused(text, 'not a folder of this machine', cause);
  }
}

function refused(text: string, what: string, cause?: unknown): UserError {
  return new UserError({
    what,
    where: JSON.stringify(text),
    next: 'Write a folder such as ./logs, or s3://bucket/prefix.',
    cause,
  });
}
