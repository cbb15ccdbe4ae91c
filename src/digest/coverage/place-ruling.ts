import type { ChainWalk } from '../chain/index.js';
import { hour, type Interval, minute } from '../time/index.js';

/** What can be said about a log file that no digest lists, by when it was stored. */
export type TimeRuling =
  /** Proven digests list everything that was delivered then. */
  | 'covered'
  /** The digest of that hour proves nothing. */
  | 'doubtful'
  | 'uncovered'
  /** Newer than the newest digest, which is no older than it should be. */
  | 'pending';

export interface RulingTime {
  readonly range: Interval;
  readonly knownUntil: number;
  readonly isLive: boolean;
}

/** CloudTrail delivers a digest within two hours after its end. */
export const deliveryLag = 2 * hour;

/** The hour of which no digest can be expected yet. */
export function isPending(newestEnd: number, knownUntil: number): boolean {
  return newestEnd + hour + deliveryLag > knownUntil;
}

/**
 * Rules by the hourly chains of one root. Every chain that exists at a time has to cover it: with two
 * trails in one folder nobody knows whose a log file is.
 */
export function ruleTime(walks: readonly ChainWalk[], time: number, at: RulingTime): TimeRuling {
  const slack = slackOf(at.isLive);
  const newestEnd = Math.max(...walks.map((walk) => walk.newestEnd));
  if (time > newestEnd - slack) return tailRuling(walks, time, newestEnd, at);
  const alive = walks.filter((walk) => (walk.covered[0]?.from ?? Infinity) < time && time <= walk.newestEnd);
  if (alive.length === 0) return walks.some((walk) => isIn(walk.doubtful, time)) ? 'doubtful' : 'uncovered';
  if (alive.every((walk) => isWellIn(walk.covered, time, slack))) return 'covered';
  return alive.some((walk) => isNear(walk.doubtful, time, slack)) ? 'doubtful' : 'uncovered';
}

/**
 * A log file's name may be some minutes off its delivery, and S3's clock is not CloudTrail's: near an
 * edge nobody knows on which side a file was delivered.
 */
function slackOf(isLive: boolean): number {
  return isLive ? 2 * minute : 15 * minute;
}

function tailRuling(
  walks: readonly ChainWalk[],
  time: number,
  newestEnd: number,
  at: RulingTime,
): TimeRuling {
  const newest = walks.filter((walk) => walk.newestEnd === newestEnd);
  if (newest.some((walk) => walk.goesOn)) {
    return newest.every((walk) => isIn(walk.covered, time)) ? 'covered' : 'uncovered';
  }
  return isPending(newestEnd, at.knownUntil) ? 'pending' : 'uncovered';
}

function isIn(intervals: readonly Interval[], time: number): boolean {
  return intervals.some(({ from, to }) => from < time && time <= to);
}

function isWellIn(intervals: readonly Interval[], time: number, slack: number): boolean {
  return intervals.some(({ from, to }) => from + slack < time && time <= to - slack);
}

function isNear(intervals: readonly Interval[], time: number, slack: number): boolean {
  return intervals.some(({ from, to }) => from - slack < time && time <= to + slack);
}
