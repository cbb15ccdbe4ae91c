import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../deploy/index.js';

export function createClock(now: () => number): Clock {
  return {
    now: () => new Date(now()),
    sleep: async (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  };
}
