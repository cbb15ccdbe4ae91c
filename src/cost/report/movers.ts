import type { HourlyCount } from '../anomalies/index.js';
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
  /** Passes counts through, which come in the order account, category, service, hour. */
  readonly watch: (counts: AsyncIterable<HourlyCount>) => AsyncGenerator<HourlyCount>;
  /** Largest change first, once everything was passed through. */
  readonly movers: () => readonly Mover[];
}

/** Keeps at most twice `limit` movers at a time. */
export function collectMovers({ from, middle, to }: ComparedHalves, limit: number): MoverCollector {
  let kept: Mover[] = [];
  const keep = (mover: Mover | undefined) => {
    if (mover === undefined || mover.before === mover.after) return;
    kept.push(mover);
    if (kept.length >= 2 * limit) kept = largest(kept, limit);
  };
  async function* watch(counts: AsyncIterable<HourlyCount>) {
    let current: { -readonly [Field in keyof Mover]: Mover[Field] } | undefined;
    for await (const count of counts) {
      const { accountId, category, service, hour, events } = count;
      if (current?.accountId !== accountId || current.category !== category || current.service !== service) {
        keep(current);
        current = { accountId, category, service, before: 0, after: 0 };
      }
      if (hour >= from && hour < middle) current.before += events;
      if (hour >= middle && hour < to) current.after += events;
      yield count;
    }
    keep(current);
  }
  return { watch, movers: () => largest(kept, limit) };
}

function largest(movers: readonly Mover[], limit: number): Mover[] {
  const change = ({ before, after }: Mover) => Math.abs(after - before);
  return [...movers].sort((left, right) => change(right) - change(left)).slice(0, limit);
}
