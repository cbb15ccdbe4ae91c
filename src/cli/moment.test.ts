import { describe, expect, it } from 'vitest';
import { parseMoment } from './moment.js';

const now = Date.parse('2026-03-08T12:00:00Z');

describe('parseMoment', () => {
  it.each([
    ['90m', '2026-03-08T10:30:00.000Z'],
    ['12h', '2026-03-08T00:00:00.000Z'],
    ['7d', '2026-03-01T12:00:00.000Z'],
    ['1w', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T08:30Z', '2026-03-01T08:30:00.000Z'],
    ['2026-03-01T08:30:15.250+01:00', '2026-03-01T07:30:15.250Z'],
    ['2026-03-01 08:30:00-05:00', '2026-03-01T13:30:00.000Z'],
    ['2026-03-01t08:30:00z', '2026-03-01T08:30:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(parseMoment(text, now)?.toISOString()).toBe(expected);
  });

  it.each([
    ['', 'nothing'],
    ['yesterday', 'a word'],
    ['2026-03-01T08:30:00', 'a time without an offset'],
    ['2026-02-30', 'a day that is not in the calendar'],
    ['2026-02-30T00:00:00Z', 'a time on a day that is not in the calendar'],
    ['2026-03-01T25:00:00Z', 'an hour that is not'],
    ['7', 'a number without a unit'],
    ['7D', 'an unknown unit'],
    ['-7d', 'a negative age'],
    ['1772323200', 'seconds since 1970'],
    ['2026-03-01T08:30:00Z; drop table', 'more than a time'],
  ])('refuses %j: %s', (text) => {
    expect(parseMoment(text, now)).toBeUndefined();
  });
});
