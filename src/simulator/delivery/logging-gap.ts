import type { Region } from '../../cloudtrail/index.js';
import type { SimulatedEvent } from '../record/index.js';

/** A time in which an account's trail does not log in one Region. Seconds since 1970. */
export interface LoggingGap {
  readonly region: Region;
  /** What happens later is not logged. */
  readonly stoppedAt: number;
  /** The end of the last digest, at or after `stoppedAt`. */
  readonly lastDigestEnd: number;
  /** When it logs again: the end of the starting digest, which has no predecessor and lists nothing. */
  readonly restartedAt: number;
}

/** Neither what happens in the gap nor what would be delivered in it. */
export function isUnlogged(gap: LoggingGap, event: SimulatedEvent, mark: number): boolean {
  if (event.region !== gap.region) return false;
  const happensInside = event.time > gap.stoppedAt && event.time < gap.restartedAt;
  return happensInside || (mark > gap.lastDigestEnd && mark <= gap.restartedAt);
}
