import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDay } from '../cloudtrail/index.js';
import { dayFolders, isDayWanted, isWholeScope, logScope } from './log-scope.js';

const range = (from: string, to: string) => logScope({ from: new Date(from), to: new Date(to) });

it('adds a day on either side, across months and years', () => {
  expect(range('2025-12-31T23:00:00Z', '2026-02-28T00:00:00Z')).toEqual({
    firstDay: '2025/12/30',
    lastDay: '2026/03/01',
  });
});

it('lists days at the ends and whole months between them', () => {
  expect(dayFolders(range('2026-01-31T00:00:00Z', '2026-03-01T10:00:00Z'))).toEqual([
    '2026/01/30/',
    '2026/01/31/',
    '2026/02/',
    '2026/03/01/',
    '2026/03/02/',
  ]);
});

it('covers every wanted day once and no other', () => {
  const time = fc.date({ min: new Date('2013-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(time, fc.integer({ min: 0, max: 800 }), (from, days) => {
      const scope = logScope({ from, to: new Date(from.getTime() + days * 86_400_000) });
      const folders = dayFolders(scope) ?? [];
      for (let day = -40; day <= days + 40; day++) {
        const time = new Date(from.getTime() + day * 86_400_000);
        const text = formatDay(time);
        const holders = folders.filter((folder) => `${text}/`.startsWith(folder));
        expect(holders).toHaveLength(isDayWanted(scope, time) ? 1 : 0);
      }
    }),
    { numRuns: 50 },
  );
});

it('cannot count the days of an open range', () => {
  expect(dayFolders(logScope({ from: new Date(0) }))).toBeUndefined();
  expect(dayFolders(logScope({ to: new Date(0) }))).toBeUndefined();
});

it('wants everything when nothing is chosen', () => {
  expect(isWholeScope(logScope({}))).toBe(true);
  expect(isWholeScope(logScope({ regions: [] }))).toBe(false);
});
