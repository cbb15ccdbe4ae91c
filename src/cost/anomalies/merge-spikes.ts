import type { Contribution } from './explain-spike.js';
import { leadingOf } from './recognise.js';
import type { SeriesSpike } from './scan-series.js';

/** The spike of an account stays only when its services do not explain at least this share of it. */
const EXPLAINED_SHARE = 0.5;

/**
 * Either the account as a whole or its services, not both: services name the cause better, but a scanner
 * that touches everything is only large in sum.
 */
export function chooseLevel(spikes: readonly SeriesSpike[]): readonly SeriesSpike[] {
  const wholes = spikes.filter(({ service }) => service === undefined);
  const parts = spikes.filter(({ service }) => service !== undefined);
  const kept = wholes.filter((whole) => {
    const inside = parts.filter((part) => belongsTo(part, whole));
    return sumOfAdditional(inside) < EXPLAINED_SHARE * additionalEvents(whole);
  });
  return [...kept, ...parts.filter((part) => !kept.some((whole) => belongsTo(part, whole)))];
}

export interface ExplainedSpike {
  readonly spike: SeriesSpike;
  readonly contributions: readonly Contribution[];
}

/** Spikes of one account that overlap and that the same principal leads are one story. */
export function mergeStories(explained: readonly ExplainedSpike[]): readonly (readonly ExplainedSpike[])[] {
  const stories: ExplainedSpike[][] = [];
  const largestFirst = [...explained].sort(
    (left, right) => additionalEvents(right.spike) - additionalEvents(left.spike),
  );
  for (const each of largestFirst) {
    const story = stories.find((others) => others.some((other) => isSameStory(each, other)));
    if (story === undefined) stories.push([each]);
    else story.push(each);
  }
  return stories;
}

export function additionalEvents({ observed, expected }: SeriesSpike): number {
  return observed - expected;
}

function isSameStory(left: ExplainedSpike, right: ExplainedSpike): boolean {
  return (
    left.spike.accountId === right.spike.accountId &&
    left.spike.category === right.spike.category &&
    overlap(left.spike, right.spike) &&
    leaderOf(left) === leaderOf(right)
  );
}

function leaderOf({ contributions }: ExplainedSpike): string | undefined {
  return leadingOf(contributions, ({ principal }) => principal)[0][0]?.principal;
}

function belongsTo(part: SeriesSpike, whole: SeriesSpike): boolean {
  return part.accountId === whole.accountId && part.category === whole.category && overlap(part, whole);
}

function overlap(left: SeriesSpike, right: SeriesSpike): boolean {
  return left.from < right.to && right.from < left.to;
}

function sumOfAdditional(spikes: readonly SeriesSpike[]): number {
  return spikes.reduce((sum, spike) => sum + additionalEvents(spike), 0);
}
