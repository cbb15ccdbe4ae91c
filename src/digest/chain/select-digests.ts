import type { StoredDigest } from '../catalogue/index.js';
import { hour, type Interval } from '../time/index.js';

/** The digests of a chain that a run looks at, newest first. */
export interface SelectedDigest {
  readonly stored: StoredDigest;
  /** False for a neighbour of the range, which is read because its neighbours lean on it. */
  readonly isCounted: boolean;
}

/**
 * Digests whose hour has a part in the range, and one on either side: the later holds a copy of the
 * newest signature, the earlier is what the oldest follows.
 */
export function selectDigests(digests: readonly StoredDigest[], range: Interval): readonly SelectedDigest[] {
  const sorted = [...digests].sort((left, right) => endOf(right) - endOf(left));
  const later = sorted.findLastIndex((stored) => endOf(stored) - hour >= range.to);
  const earlier = sorted.findIndex((stored) => endOf(stored) <= range.from);
  return sorted
    .slice(Math.max(0, later), earlier < 0 ? sorted.length : earlier + 1)
    .map((stored) => ({ stored, isCounted: isInRange(endOf(stored), range) }));
}

/** True when the hour that ends at `end` has a part in the range. */
export function isInRange(end: number, range: Interval): boolean {
  return end > range.from && end - hour < range.to;
}

function endOf({ key }: StoredDigest): number {
  return key.endTime.getTime();
}
