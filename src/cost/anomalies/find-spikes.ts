import type { Baseline } from './baseline.js';
import { quantile } from './robust.js';
import type { SpikeRules } from './spike-rules.js';

/** Hours in a row with more events than was to be expected. Places count hours from the start of the series. */
export interface Spike {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly observed: number;
  readonly expected: number;
}

const WINDOW_HOURS = 3;
/** Runs that lie closer together are one: what stops for the night goes on in the morning. */
const SAME_RUN_HOURS = 24;
const USUAL_SHARE = 0.97;
/** Hours beside a run that are less far out belong to it: it began or ended within them. */
const EDGE_DEVIATIONS = 3;

export function findSpikes(
  values: Float64Array,
  baseline: Baseline,
  start: number,
  rules: SpikeRules,
): readonly Spike[] {
  const surplus = values.map((value, place) => value - baseline.expected[place]!);
  return runsOf(values, baseline, start, rules)
    .filter((run) => standsOut(surplus, run, start, rules) && !isWeekly(surplus, run, start))
    .map((run) => widen(surplus, baseline, run, start))
    .map(({ from, to }) => ({
      from,
      to,
      observed: sum(values.subarray(from, to)),
      expected: sum(baseline.expected.subarray(from, to)),
    }));
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs of enough hours that are out of the ordinary, near ones joined. */
function runsOf(values: Float64Array, baseline: Baseline, start: number, rules: SpikeRules): readonly Run[] {
  const isOut = (place: number) => {
    const { [place]: expected = 0 } = baseline.expected;
    const above = values[place]! - expected;
    return above >= rules.deviations * baseline.scale[place]! && values[place]! >= rules.ratio * expected;
  };
  const runs: Run[] = [];
  for (let place = start; place < values.length; place += 1) {
    if (!isOut(place)) continue;
    let end = place + 1;
    while (end < values.length && isOut(end)) end += 1;
    if (end - place >= rules.consecutiveHours) join(runs, { from: place, to: end });
    place = end;
  }
  return runs;
}

function join(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last !== undefined && run.from - last.to < SAME_RUN_HOURS) runs.pop();
  runs.push(
    last !== undefined && run.from - last.to < SAME_RUN_HOURS ? { from: last.from, to: run.to } : run,
  );
}

/** A series that comes in bursts has hours far from its median every day: the run has to exceed those too. */
function standsOut(surplus: Float64Array, run: Run, start: number, rules: SpikeRules): boolean {
  const usual: number[] = [];
  let largest = 0;
  for (let place = start; place + WINDOW_HOURS <= surplus.length; place += 1) {
    const window = sum(surplus.subarray(place, place + WINDOW_HOURS));
    const touches = place + WINDOW_HOURS > run.from - 1 && place < run.to + 1;
    if (touches) largest = Math.max(largest, window);
    else usual.push(window);
  }
  return largest >= rules.timesUsualSurplus * Math.max(0, quantile(usual, USUAL_SHARE));
}

const WEEK_HOURS = 7 * 24;
/** A weekly job may begin a little earlier or later. */
const WEEKLY_SLACK_HOURS = 2;

/** Whether at least half of the other weeks have at least half as much at the same time: a job of that weekday. */
function isWeekly(surplus: Float64Array, run: Run, start: number): boolean {
  const length = run.to - run.from;
  const own = sum(surplus.subarray(run.from, run.to));
  let weeks = 0;
  let alike = 0;
  for (let from = run.from % WEEK_HOURS; from + length <= surplus.length; from += WEEK_HOURS) {
    if (Math.abs(from - run.from) < length || from < start) continue;
    const near = surplus.subarray(
      Math.max(start, from - WEEKLY_SLACK_HOURS),
      from + length + WEEKLY_SLACK_HOURS,
    );
    weeks += 1;
    if (sum(near) >= own / 2) alike += 1;
  }
  return weeks > 0 && 2 * alike >= weeks;
}

function widen(surplus: Float64Array, { scale }: Baseline, run: Run, start: number): Run {
  const isEdge = (place: number) =>
    place >= start && place < surplus.length && surplus[place]! >= EDGE_DEVIATIONS * scale[place]!;
  return { from: isEdge(run.from - 1) ? run.from - 1 : run.from, to: isEdge(run.to) ? run.to + 1 : run.to };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
