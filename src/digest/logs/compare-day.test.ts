import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDay } from './compare-day.js';
import type { ListedLog } from './listed-log.js';

const key = 'AWSLogs/111111111111/CloudTrail/eu-west-1/2026/03/01/a.json.gz';

const listed = (facts: Partial<ListedLog>): ListedLog => ({
  key,
  address: `s3://bucket/${key}`,
  sha256: 'aa',
  digestEnd: 1000,
  digestWritten: 2000,
  oldest: 0,
  newest: 0,
  isCounted: true,
  ...facts,
});

const stored = [{ key, size: 1, lastModified: new Date(0) }];

/** One log file in digests of two hours, in two digests of one hour, and with another hash. */
const entries = [
  listed({ early: { names: [] } }),
  listed({ digestWritten: 3000 }),
  listed({ sha256: 'bb' }),
  listed({ digestEnd: 500, digestWritten: 9000, isCounted: false }),
  listed({ digestEnd: 500, digestWritten: 9000 }),
  listed({ sha256: 'cc' }),
];

describe('what digests list of one log file', () => {
  it('is the same in whatever order its entries come', () => {
    const [expected] = compareDay(entries, stored, false).stored;
    expect(expected?.listed).toEqual([
      listed({ digestWritten: 3000, early: { names: [] } }),
      listed({ sha256: 'bb' }),
      listed({ sha256: 'cc' }),
      listed({ digestEnd: 500, digestWritten: 9000, isCounted: false }),
    ]);
    const anyOrder = fc.shuffledSubarray(entries, { minLength: entries.length });
    fc.assert(
      fc.property(anyOrder, (shuffled) => {
        expect(compareDay(shuffled, stored, false).stored).toEqual([expected]);
      }),
    );
  });
});
