import type { Place } from '../catalogue/index.js';
import type { ChainWalk } from '../chain/index.js';
import type { SettledRange } from '../range/index.js';
import {
  clipIntervals,
  hoursOf,
  type Interval,
  mergeIntervals,
  subtractIntervals,
  timeText,
} from '../time/index.js';
import { isPending } from './place-ruling.js';

/** How much of the expected time an account and Region is proven. */
export interface Coverage {
  readonly accountId: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
  /** To the hundredth; whole hours unless `from` or `to` cuts one. */
  readonly hoursExpected: number;
  readonly hoursCovered: number;
  /** The expected time that is not covered. */
  readonly gaps: readonly { readonly from: string; readonly to: string }[];
}

export interface CoverageScope {
  readonly settled: SettledRange;
  /** The membership of an expected place. */
  readonly membership: Interval | undefined;
  /** Where a place without digests is taken to begin: the earliest hour that any chain covers. */
  readonly earliest: number;
  /** Names of chains that ended and were right to. */
  readonly ended: ReadonlySet<string>;
}

/** Hourly chains count; a backfill proves files, not that an hour is complete. */
export function coverPlace(place: Place, walks: readonly ChainWalk[], scope: CoverageScope): Coverage {
  const chains = walks.filter(({ chain }) => chain.kind === 'standard');
  const expected = expectedTime(chains, scope);
  const covered = mergeIntervals(
    clipIntervals(
      chains.flatMap((walk) => walk.covered),
      expected,
    ),
  );
  const gaps = expected.from < expected.to ? subtractIntervals(expected, covered) : [];
  return {
    accountId: place.accountId,
    region: place.region,
    from: timeText(expected.from),
    to: timeText(Math.max(expected.from, expected.to)),
    hoursExpected: hoursOf(expected.from < expected.to ? [expected] : []),
    hoursCovered: hoursOf(covered),
    gaps: gaps.map(({ from, to }) => ({ from: timeText(from), to: timeText(to) })),
  };
}

/**
 * From the beginning of the range, or of what is covered where the range has none, to its end; less
 * the last hours, of which no digest can be here yet.
 */
function expectedTime(
  chains: readonly ChainWalk[],
  { settled, membership, earliest, ended }: CoverageScope,
): Interval {
  const { range, isFromGiven, knownUntil } = settled;
  const begin = chains.flatMap(({ covered, doubtful }) => [...covered.slice(0, 1), ...doubtful.slice(0, 1)]);
  const own = begin.length === 0 ? earliest : Math.min(...begin.map(({ from }) => from));
  const startsLater =
    chains.length > 0 && chains.every(({ start, reachesBack }) => start.kind === 'start' && !reachesBack);
  const from = isFromGiven && !startsLater ? range.from : Math.max(own, range.from);
  const newest = chains.length === 0 ? -Infinity : Math.max(...chains.map(({ newestEnd }) => newestEnd));
  const isOver = chains.length > 0 && chains.every(({ chain }) => ended.has(chain.name));
  const to = newest < range.to && (isOver || isPending(newest, knownUntil)) ? newest : range.to;
  return { from: Math.max(from, membership?.from ?? 0), to: Math.min(to, membership?.to ?? Infinity) };
}
