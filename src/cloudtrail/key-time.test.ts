import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDay, isDayFolder, parseKeyTime } from './key-time.js';

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

it('knows the calendar as Date does', () => {
  const parts = fc.tuple(
    fc.integer({ min: 100, max: 9999 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  );
  fc.assert(
    fc.property(parts, ([year, month, day]) => {
      const time = new Date(Date.UTC(year, month - 1, day));
      const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
      const text = `${digits(year, 4)}/${digits(month, 2)}/${digits(day, 2)}`;
      expect(isDayFolder(text)).toBe(isReal);
      expect(formatDay(time) === text).toBe(isReal);
    }),
    {
      numRuns: 2000,
      examples: [[[2000, 2, 29]], [[1900, 2, 29]], [[2024, 2, 29]], [[2023, 2, 29]], [[999, 12, 31]]],
    },
  );
});

it('reads back the time to the second', () => {
  const time = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(time, (any) => {
      const text = any.toISOString().replaceAll(/[-:]|\.\d+/g, '');
      expect(parseKeyTime(text)?.getTime()).toBe(Math.floor(any.getTime() / 1000) * 1000);
    }),
  );
});
