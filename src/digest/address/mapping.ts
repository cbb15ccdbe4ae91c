import { UserError } from '../../errors.js';
import type { Address, BucketPart } from './address.js';

/** Objects delivered to `from` now lie in `to`, as `--map from=to` says. */
export interface Mapping {
  readonly from: BucketPart;
  readonly to: BucketPart;
}

/** Reads `old-bucket=new-bucket`, either with a prefix: `old-bucket/a=new-bucket/b/c`. Throws a UserError. */
export function parseMapping(text: string): Mapping {
  const [from, to, ...rest] = text.split('=');
  const parts = [from, to].map((part) => parsePart(part ?? ''));
  if (rest.length > 0 || parts[0] === undefined || parts[1] === undefined) {
    throw new UserError({
      what: 'not a mapping of buckets',
      where: JSON.stringify(text),
      next: 'Write old-bucket=new-bucket, each with a prefix if there is one: old-bucket/logs=new-bucket/copy.',
    });
  }
  return { from: parts[0], to: parts[1] };
}

/** Where an address leads; the address itself when no mapping speaks of it. The longest prefix wins. */
export function followMappings(mappings: readonly Mapping[], address: Address): Address {
  const found = mappings
    .filter(({ from }) => from.bucket === address.bucket && address.key.startsWith(from.prefix))
    .sort((left, right) => right.from.prefix.length - left.from.prefix.length)[0];
  if (found === undefined) return address;
  return { bucket: found.to.bucket, key: found.to.prefix + address.key.slice(found.from.prefix.length) };
}

function parsePart(text: string): BucketPart | undefined {
  const [bucket = '', ...parts] = text
    .trim()
    .replace(/^s3:\/\//, '')
    .split('/');
  const prefix = parts.filter((part) => part !== '').join('/');
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/.test(bucket)) return undefined;
  return { bucket, prefix: prefix === '' ? '' : `${prefix}/` };
}
