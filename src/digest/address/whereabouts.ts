import { type Address, type BucketPart, fileName, withGz } from './address.js';
import { followMappings, type Mapping } from './mapping.js';

/** How the place where a digest lies compares with the place that it names. */
export type Whereabouts =
  /** The same, as far as the store can tell. */
  | { readonly kind: 'here'; readonly shift: Shift }
  /** The same once `--map` is followed. */
  | { readonly kind: 'mapped'; readonly shift: Shift }
  /** Another bucket or prefix, and everything from `AWSLogs/` on is the same. */
  | { readonly kind: 'relocated'; readonly shift: Shift }
  /** The key of another file. */
  | { readonly kind: 'misplaced' };

/** What was delivered to `bucket` below `from` lies in the store below `to`. Prefixes are empty or end in `/`. */
export interface Shift {
  readonly bucket: string;
  readonly from: string;
  readonly to: string;
}

export interface Surroundings {
  /** Undefined for a folder. */
  readonly part: BucketPart | undefined;
  readonly mappings: readonly Mapping[];
}

export function whereaboutsOf(declared: Address, key: string, { part, mappings }: Surroundings): Whereabouts {
  const actual = withGz(key);
  if (!isSameFile(declared.key, (part?.prefix ?? '') + actual)) return { kind: 'misplaced' };
  const shift = shiftBetween(declared, actual);
  if (part === undefined) return { kind: 'here', shift };
  const target = followMappings(mappings, declared);
  if (target.bucket !== part.bucket || target.key !== part.prefix + actual)
    return { kind: 'relocated', shift };
  return { kind: target === declared ? 'here' : 'mapped', shift };
}

/** Where a log file that a digest lists lies in the store; undefined when it lies outside. */
export function resolveAddress(
  declared: Address,
  where: Exclude<Whereabouts, { kind: 'misplaced' }>,
  { part, mappings }: Surroundings,
): string | undefined {
  const { shift } = where;
  if (part !== undefined && where.kind !== 'relocated') {
    const { bucket, key } = followMappings(mappings, declared);
    return bucket === part.bucket && key.startsWith(part.prefix) ? key.slice(part.prefix.length) : undefined;
  }
  if (declared.bucket !== shift.bucket || !declared.key.startsWith(shift.from)) return undefined;
  return shift.to + declared.key.slice(shift.from.length);
}

/** Below `AWSLogs/` the whole path has to be the same, elsewhere the file's name. */
function isSameFile(declared: string, actual: string): boolean {
  const anchored = anchoredTail(actual);
  return anchored === undefined
    ? fileName(declared) === fileName(actual)
    : anchoredTail(declared) === anchored;
}

function anchoredTail(key: string): string | undefined {
  const parts = key.split('/');
  const anchor = parts.lastIndexOf('AWSLogs');
  return anchor < 0 ? undefined : parts.slice(anchor).join('/');
}

function shiftBetween({ bucket, key }: Address, actual: string): Shift {
  const left = key.split('/');
  const right = actual.split('/');
  while (left.length > 0 && right.length > 0 && left.at(-1) === right.at(-1)) {
    left.pop();
    right.pop();
  }
  return { bucket, from: asPrefix(left), to: asPrefix(right) };
}

function asPrefix(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${parts.join('/')}/`;
}
