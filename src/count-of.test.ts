import { expect, it } from 'vitest';
import { countOf, formatCount } from './count-of.js';

it.each([
  [0, '0'],
  [2900, '2,900'],
  [9007199254740993n, '9,007,199,254,740,993'],
])('writes the count %s as %s', (count, expected) => {
  expect(formatCount(count)).toBe(expected);
});

it.each([
  [1, '1 event'],
  [0, '0 events'],
  [2900, '2,900 events'],
])('names %i things in the right number', (count, expected) => {
  expect(countOf(count, 'event')).toBe(expected);
});

it('names one and several things whose plural is not an s more', () => {
  const places = (count: number) => countOf(count, 'account and Region', 'accounts and Regions');
  expect([places(1), places(2)]).toEqual(['1 account and Region', '2 accounts and Regions']);
});
