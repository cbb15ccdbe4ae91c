import { expect, it } from 'vitest';
import { isoTime, proseTime } from './time-text.js';

it.each([
  ['2026-03-01T00:00:00Z', 'Mar 1, 2026, 12:00:00 AM'],
  ['2026-03-01T09:05:07Z', 'Mar 1, 2026, 9:05:07 AM'],
  ['2026-12-31T12:00:00Z', 'Dec 31, 2026, 12:00:00 PM'],
  ['2026-12-31T23:59:59Z', 'Dec 31, 2026, 11:59:59 PM'],
])('%s is also written as %s', (iso, prose) => {
  const seconds = Date.parse(iso) / 1000;
  expect(isoTime(seconds)).toBe(iso);
  expect(proseTime(seconds)).toBe(prose);
});
