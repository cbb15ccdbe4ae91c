import type { Baseline } from './baseline.js';
import { deviation, median } from './robust.js';

/**
 * Median and median absolute deviation of the same hour of the day, weekdays and weekends apart (UTC). Counts
 * scatter at least as far as their square root, and often further: how much further is measured over all hours.
 *
 * @param from the first hour, since 1970
 * @param start where the history begins
 */
export function seasonalBaseline(values: Float64Array, from: number, start: number): Baseline {
  const expected = new Float64Array(values.length);
  const own = new Float64Array(values.length);
  for (const places of seasons(values.length, from, start)) {
    const same = places.map((place) => values[place]!);
    const middle = median(same);
    const scatter = deviation(same, middle);
    for (const place of places) {
      expected[place] = middle;
      own[place] = scatter;
    }
  }
  return { expected, scale: scaleOf(values, expected, start, own) };
}

/** The scatter of counts around what is expected of them, at least that of chance. */
export function scaleOf(
  values: Float64Array,
  expected: Float64Array,
  start: number,
  own?: Float64Array,
): Float64Array {
  const root = (place: number) => Math.sqrt(Math.max(expected[place]!, 1));
  const residuals = values.map((value, place) => (value - expected[place]!) / root(place)).subarray(start);
  const spread = Math.max(1, deviation(residuals, median(residuals)));
  return values.map((_, place) => Math.max(own?.[place] ?? 0, spread * root(place)));
}

/** The places of each hour of the day, of weekdays and of weekends. */
function seasons(length: number, from: number, start: number): readonly (readonly number[])[] {
  const found = new Map<number, number[]>();
  for (let place = start; place < length; place += 1) {
    const hour = from + place;
    // 1970-01-01 was a Thursday.
    const isWeekend = (Math.floor(hour / 24) + 3) % 7 >= 5;
    const season = (hour % 24) + (isWeekend ? 24 : 0);
    const places = found.get(season);
    if (places === undefined) found.set(season, [place]);
    else places.push(place);
  }
  return [...found.values()];
}
