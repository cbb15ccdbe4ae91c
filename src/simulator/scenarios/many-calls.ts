import { type ApiName, callApi, callContext, type CallDetails, type CallError } from '../api/index.js';
import type { InjectedEvent, Stage } from './scenario.js';
import type { Scene } from './story.js';

interface ManyCalls {
  readonly count: number;
  /** Seconds since 1970; the end is excluded. */
  readonly from: number;
  readonly to: number;
  readonly note: string;
  /** What each call says instead of what its API would make up. */
  readonly details?: (place: number) => CallDetails;
  /** What each call fails with. */
  readonly error?: CallError;
}

/** One call again and again, spread evenly over a time. */
export function manyCalls(
  { world, random }: Stage,
  scene: Scene,
  name: ApiName,
  { count, from, to, note, details = () => ({}), error }: ManyCalls,
): readonly InjectedEvent[] {
  return Array.from({ length: count }, (_, place) => {
    const time = Math.floor(from + ((to - from) * (place + random.fraction())) / count);
    const call = callContext({ ...scene, world, random, time });
    const given = { ...details(place), ...(error !== undefined && { error }) };
    return { event: callApi(call, name, given), note, isOneOfMany: true };
  });
}
