import { expect, it } from 'vitest';
import { customerRhythm, isWeekend, workRhythm } from './rhythm.js';

const hourOf = (iso: string) => Date.parse(iso) / 3_600_000;

it.each([
  ['2026-02-27T12:00:00Z', false],
  ['2026-02-28T00:00:00Z', true],
  ['2026-03-01T23:00:00Z', true],
  ['2026-03-02T00:00:00Z', false],
])('knows whether %s is on a weekend: %s', (iso, expected) => {
  expect(isWeekend(hourOf(iso))).toBe(expected);
});

it('lets people rest at night and on Sunday', () => {
  expect(workRhythm(hourOf('2026-03-02T10:00:00Z'))).toBeGreaterThan(
    5 * workRhythm(hourOf('2026-03-02T03:00:00Z')),
  );
  expect(workRhythm(hourOf('2026-03-01T10:00:00Z'))).toBeLessThan(0.2);
});

it('keeps machines busy all day, and busiest in the evening', () => {
  const hours = Array.from({ length: 24 }, (_, hour) =>
    customerRhythm(hourOf('2026-03-02T00:00:00Z') + hour),
  );
  expect(hours.indexOf(Math.max(...hours))).toBe(17);
  expect(hours.reduce((sum, value) => sum + value, 0) / 24).toBeCloseTo(1, 5);
});
