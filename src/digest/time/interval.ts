/** A span of time as digests count it: `from` not included, `to` included; milliseconds since 1970. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The same time in as few intervals as possible, in order. */
export function mergeIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = [];
  for (const next of intervals.filter(isSpan).sort((left, right) => left.from - right.from)) {
    const last = merged.at(-1);
    if (last === undefined || next.from > last.to) merged.push(next);
    else if (next.to > last.to) merged[merged.length - 1] = { from: last.from, to: next.to };
  }
  return merged;
}

/** What of `whole` is in none of `parts`, which have to be merged. */
export function subtractIntervals(whole: Interval, parts: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let from = whole.from;
  for (const part of parts) {
    if (part.to <= from) continue;
    if (part.from >= whole.to) break;
    left.push({ from, to: part.from });
    from = part.to;
  }
  return [...left, { from, to: whole.to }].filter(isSpan);
}

/** What of `intervals` lies inside `bounds`. */
export function clipIntervals(intervals: readonly Interval[], bounds: Interval): readonly Interval[] {
  return intervals
    .map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }))
    .filter(isSpan);
}

/** True when the time is in one of the intervals, which have to be merged. */
export function holdsTime(intervals: readonly Interval[], time: number): boolean {
  return intervals.some(({ from, to }) => from < time && time <= to);
}

/** Their length together in hours, to the hundredth. */
export function hoursOf(intervals: readonly Interval[]): number {
  const length = intervals.reduce((sum, { from, to }) => sum + to - from, 0);
  return Math.round((length / hour) * 100) / 100;
}

function isSpan({ from, to }: Interval): boolean {
  return from < to;
}
