import type { Address } from '../address/index.js';
import { hour, type Interval, minute } from '../time/index.js';
import type { JudgedDigest } from './judge-digest.js';
import type { Predecessor } from './predecessor.js';

/** How a digest stands to the one before it in the order of their times. */
export type Relation =
  /** It follows it; `gap` is time between them. */
  | { readonly kind: 'follows'; readonly gap?: Interval }
  /** It is a starting digest. */
  | { readonly kind: 'restart'; readonly gap: Interval }
  /** It follows another one that ends in between. Ends of the digests expected there, newest first. */
  | { readonly kind: 'missing'; readonly gap: Interval; readonly ends: readonly number[] }
  | { readonly kind: 'elsewhere'; readonly gap: Interval; readonly named: NamedPredecessor }
  /** It follows one that is older still, as if there were two chains. */
  | { readonly kind: 'fork'; readonly address: Address }
  /** It proves nothing; `gap` is time between them. */
  | { readonly kind: 'unclear'; readonly gap?: Interval };

export type NamedPredecessor = Extract<Predecessor, { kind: 'named' }>;

export interface Neighbour {
  readonly name: string;
  readonly end: number;
}

/** Ends of the same chain have the same minute and second, give or take. */
const tolerance = minute;

export function compareNeighbours(newer: JudgedDigest, older: Neighbour): Relation {
  const { attested, predecessor } = newer;
  if (attested === undefined || predecessor === undefined || predecessor.kind === 'astray') {
    return { kind: 'unclear', ...gapBetween(older.end, presumedStart(newer)) };
  }
  if (predecessor.kind === 'none') return { kind: 'restart', gap: { from: older.end, to: attested.end } };
  if (predecessor.name === older.name) return { kind: 'follows', ...gapBetween(older.end, attested.start) };
  if (predecessor.end <= older.end) return { kind: 'fork', address: predecessor.address };
  const gap = { from: older.end, to: attested.start };
  if (isElsewhere(newer, predecessor)) return { kind: 'elsewhere', gap, named: predecessor };
  return { kind: 'missing', gap, ends: endsBetween(older.end, predecessor.end) };
}

/** Backfills come for some hours only, so nothing but a broken link shows that one is gone. */
export function compareBackfills(newer: JudgedDigest, older: Neighbour): Relation {
  const { attested, predecessor } = newer;
  if (attested === undefined || predecessor?.kind !== 'named') return { kind: 'follows' };
  if (!isBackfill(predecessor.name) || predecessor.end <= older.end) return { kind: 'follows' };
  return { kind: 'missing', gap: { from: older.end, to: attested.start }, ends: [predecessor.end] };
}

export function isBackfill(name: string): boolean {
  return /_backfill\.json(\.gz)?$/.test(name);
}

/** The digest before lies in another bucket, or below another prefix. */
export function isElsewhere(
  { attested }: Pick<JudgedDigest, 'attested'>,
  { address }: NamedPredecessor,
): boolean {
  if (attested === undefined) return false;
  const { digestS3Bucket, digestS3Object } = attested.content.digest;
  return address.bucket !== digestS3Bucket || dateless(address.key) !== dateless(digestS3Object);
}

/** What stands before the date folders. */
function dateless(key: string): string {
  return key.replace(/(?:\d{4}\/\d{2}\/\d{2}\/)?[^/]*$/, '');
}

function gapBetween(from: number, to: number): { readonly gap?: Interval } {
  return to - from > tolerance ? { gap: { from, to } } : {};
}

/** The hour that a digest is for by its name. */
export function presumedStart({ stored }: JudgedDigest): number {
  return stored.key.endTime.getTime() - hour;
}

function endsBetween(after: number, newest: number): readonly number[] {
  const ends: number[] = [];
  for (let end = newest; end - after > tolerance; end -= hour) ends.push(end);
  return ends;
}
