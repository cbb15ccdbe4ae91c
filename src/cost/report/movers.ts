import type { HourlySeries } from '../anomalies/index.js';
import type { EventCategory, HourRange } from '../volumes/usage.js';

/** A service of an account whose volume changed most, in the later half of the time compared with the earlier. */
export interface Mover {
  readonly accountId: string;
  readonly category: EventCategory;
  readonly service: string;
  readonly before: number;
  readonly after: number;
}

/** Hours since 1970. `middle` ends the earlier half and begins the later one; `to` is excluded. */
export interface ComparedHalves {
  readonly from: number;
  readonly middle: number;
  readonly to: number;
}

const WEEK_HOURS = 7 * 24;

/** The last seven days with the seven before, so that weekdays fall on weekdays; halves of a shorter time. */
export function comparedHalves({ from, to }: HourRange): ComparedHalves {
  const half = Math.min(WEEK_HOURS, Math.floor((to - from) / 2));
  return { from: to - 2 * half, middle: to - half, to };
}

export interface MoverCollector {
  /** Passes series through. */
  readonly watch: (series: AsyncIterable<HourlySeries>) => AsyncGenerator<HourlySeries>;
  /** Largest change first, once everything was passed through. */
  readonly movers: () => readonly Mover[];
}

/** Keeps at most twice `limit` movers at a time. `from` is the hour of the first value of every series. */
export function collectMovers(
  { middle, to, ...compared }: ComparedHalves,
  from: number,
  limit: number,
): MoverCollector {
  let kept: Mover[] = [];
  async function* watch(all: AsyncIterable<HourlySeries>) {
    for await (const series of all) {
      const { accountId, category, service = '', values } = series;
      const before = sum(values.subarray(compared.from - from, middle - from));
      const after = sum(values.subarray(middle - from, to - from));
      if (before !== after) kept.push({ accountId, category, service, before, after });
      if (kept.length >= 2 * limit) kept = largest(kept, limit);
      yield series;
    }
  }
  return { watch, movers: () => largest(kept, limit) };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function largest(movers: readonly Mover[], limit: number): Mover[] {
  const change = ({ before, after }: Mover) => Math.abs(after - before);
  return [...movers].sort((left, right) => change(right) - change(left)).slice(0, limit);
}
