import { parseRegion } from '../../cloudtrail/index.js';
import type { Place } from '../catalogue/index.js';
import { ALWAYS_WATCHED, WATCHED_NAMES } from '../events/index.js';
import type { ListedLog } from '../logs/index.js';
import { hour, type Interval, mergeIntervals, minute } from '../time/index.js';
import type { Gap } from './gap.js';

/** An event explains an edge of a gap when it is no farther from it than this: a chain ends within an hour of its cause. */
export const edgeReach = 75 * minute;

export interface HomeScope {
  readonly homeRegions: ReadonlySet<string>;
  /** The account whose own log files speak of the trail; undefined: any may. */
  readonly managementAccountId: string | undefined;
}

export interface WatchScope extends HomeScope {
  /** Times at which chains begin without a gap before them. */
  readonly starts: readonly number[];
}

/** Organizations and other global services record their events here. */
const globalRegion = parseRegion('us-east-1')!;

/** Decides in which log files events are looked for: those around the edges of gaps, and few others. */
export function watchWindows(
  gaps: readonly Gap[],
  scope: WatchScope,
): (place: Place, log: ListedLog) => readonly string[] {
  const edges = mergeIntervals([
    ...gaps.flatMap(({ from, to }) => [from, to]).map(around),
    ...scope.starts.map(around),
  ]);
  const insides = mergeIntervals(gaps);
  return (place, log) => {
    const span = spanOf(log);
    if (meets(edges, span) || (isHome(place, scope) && meets(insides, span))) return WATCHED_NAMES;
    return namesAtHome(place, scope);
  };
}

/** Names of events that are looked for in all log files of a place, whether there is a gap or not. */
export function namesAtHome(place: Place, scope: HomeScope): readonly string[] {
  const isManagement = (scope.managementAccountId ?? place.accountId) === place.accountId;
  return isManagement && isHome(place, scope) ? ALWAYS_WATCHED : [];
}

function isHome({ region }: Place, { homeRegions }: HomeScope): boolean {
  return homeRegions.has(region) || region === globalRegion;
}

function around(time: number): Interval {
  return { from: time - edgeReach, to: time + edgeReach };
}

/** Of the events in the file; where the digest does not say, the time before its delivery. */
function spanOf({ oldest, newest, digestEnd }: ListedLog): Interval {
  return oldest > 0 && newest > 0
    ? { from: oldest, to: newest }
    : { from: digestEnd - 2 * hour, to: digestEnd };
}

function meets(intervals: readonly Interval[], span: Interval): boolean {
  return intervals.some(({ from, to }) => from <= span.to && span.from <= to);
}
