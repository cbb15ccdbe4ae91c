import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { orderByTime } from './record-table.js';

const sorted = (times: readonly number[]): readonly number[] =>
  times.map((_, place) => place).sort((a, b) => times[a]! - times[b]! || a - b);

describe('the order of records', () => {
  it.each([
    ['seconds of some years', fc.integer({ min: 0, max: 2 ** 36 })],
    ['few different seconds', fc.integer({ min: 63_000_000_000, max: 63_000_000_003 })],
    [
      'numbers so far apart that position and time do not fit into one',
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    ],
  ])('is by time, and as they came within one time (%s)', (_, time) => {
    fc.assert(
      fc.property(fc.array(time), (times) => {
        expect([...orderByTime(Float64Array.from(times))]).toEqual(sorted(times));
      }),
    );
  });
});
