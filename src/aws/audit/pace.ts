import { setTimeout } from 'node:timers/promises';
import pLimit from 'p-limit';

export interface PaceClock {
  now(): number;
  /** Milliseconds. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface Pace {
  /**
   * Runs one request: not before the requests of the same key leave room for it, and never more than so many of
   * all keys at once.
   */
  run<Value>(key: string, perSecond: number, signal: AbortSignal, send: () => Promise<Value>): Promise<Value>;
}

/** The part of a rate that is used: the rest is left to other programs that ask the same account. */
export const SHARE = 0.8;

export const wallClock: PaceClock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await setTimeout(milliseconds, undefined, { signal });
  },
};

export function createPace(requestsAtOnce: number, clock: PaceClock = wallClock): Pace {
  const limit = pLimit(requestsAtOnce);
  const freeAt = new Map<string, number>();
  return {
    async run(key, perSecond, signal, send) {
      const now = clock.now();
      const start = Math.max(now, freeAt.get(key) ?? 0);
      freeAt.set(key, start + 1000 / (perSecond * SHARE));
      if (start > now) await clock.sleep(start - now, signal);
      return limit(async () => {
        signal.throwIfAborted();
        return send();
      });
    },
  };
}
