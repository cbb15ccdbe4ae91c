import type { Baseline } from './baseline.js';
import type { HourlySeries } from './hourly-series.js';
import { historyStart } from './hourly-series.js';
import { median } from './robust.js';
import { scaleOf } from './seasonal-baseline.js';

/**
 * For an account that is too young to have seasons of its own: its usual hour, times how busy its siblings
 * are in that hour compared with their usual one. `undefined` when there are too few siblings.
 */
export function siblingBaseline(
  series: HourlySeries,
  others: readonly HourlySeries[],
  minimumSiblings: number,
): Baseline | undefined {
  const start = historyStart(series);
  const siblings = others
    .filter((other) => other.accountId !== series.accountId && other.category === series.category)
    .filter((other) => historyStart(other) <= start)
    .map(({ values }) => ({ values, usual: median(values.subarray(start)) }))
    .filter(({ usual }) => usual > 0);
  if (siblings.length < minimumSiblings) return undefined;
  const usual = median(series.values.subarray(start));
  const expected = series.values.map((_, place) =>
    place < start ? 0 : usual * median(siblings.map((sibling) => sibling.values[place]! / sibling.usual)),
  );
  return { expected, scale: scaleOf(series.values, expected, start) };
}
