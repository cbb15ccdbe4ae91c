import type { AccountHistory } from '../anomalies/index.js';

/** Events of an account over the range in equal steps, for a small chart. */
export interface Trend {
  readonly stepHours: number;
  readonly events: readonly number[];
}

const MOST_STEPS = 30;

export function trendOf({ totals }: AccountHistory): Trend {
  const hours = totals[0]?.values.length ?? 0;
  const stepHours = stepOf(hours);
  const events = Array.from({ length: Math.ceil(hours / stepHours) }, (_, step) =>
    totals
      .flatMap(({ values }) => [...values.subarray(step * stepHours, (step + 1) * stepHours)])
      .reduce((sum, value) => sum + value, 0),
  );
  return { stepHours, events };
}

/** Whole days where there are several of them, else so many hours that at most thirty steps come out. */
function stepOf(hours: number): number {
  if (hours >= 5 * 24) return 24 * Math.ceil(hours / 24 / MOST_STEPS);
  return Math.max(1, Math.ceil(hours / MOST_STEPS));
}
