import { UserError } from '../../errors.js';
import type { CatalogueFacts } from '../catalogue/index.js';
import { type Interval, minute, timeText } from '../time/index.js';

/** Which time is judged, and from what point in time one looks back at it. */
export interface SettledRange {
  readonly range: Interval;
  readonly isFromGiven: boolean;
  readonly isToGiven: boolean;
  /** What CloudTrail has delivered until then can be expected to be here. */
  readonly knownUntil: number;
  readonly now: number;
  /** How far this machine's clock is from the store's, in milliseconds, when that is too far. */
  readonly skew?: number;
}

export interface RangeOptions {
  readonly from?: Date;
  readonly to?: Date;
  readonly now: Date;
  /** The store's own clock, where it tells (the Date header of S3). */
  readonly storeTime?: Date;
  readonly isLive: boolean;
}

const tolerance = 15 * minute;

/**
 * Without `to` the range ends at the newest object. A folder was filled at some time that nobody
 * knows: nothing can be expected in it that is newer than its newest object, unless `to` says so.
 */
export function settleRange(options: RangeOptions, facts: CatalogueFacts): SettledRange {
  const now = trueNow(options, facts);
  const newest = Math.min(facts.newest ?? now, now);
  const to = Math.min(options.to?.getTime() ?? newest, now);
  const from = options.from?.getTime() ?? 0;
  if (options.from !== undefined && from >= to) throw emptyRange(from, to);
  const skew = options.now.getTime() - now;
  return {
    range: { from, to },
    isFromGiven: options.from !== undefined,
    isToGiven: options.to !== undefined,
    knownUntil: options.isLive && options.to !== undefined ? now : Math.max(to, newest),
    now,
    ...(Math.abs(skew) > tolerance && { skew }),
  };
}

/** Nothing can have been stored in the future: then it is this machine's clock that is late. */
function trueNow({ now, storeTime }: RangeOptions, { lastStored }: CatalogueFacts): number {
  const here = now.getTime();
  const there = storeTime?.getTime() ?? lastStored ?? here;
  const isWrong = storeTime === undefined ? there - here > tolerance : Math.abs(there - here) > tolerance;
  return isWrong ? there : here;
}

function emptyRange(from: number, to: number): UserError {
  return new UserError({
    what: `the range is empty: it begins at ${timeText(from)} and ends at ${timeText(to)}`,
    where: '--from',
    next: 'Begin earlier; without --to the range ends at the newest object.',
  });
}
