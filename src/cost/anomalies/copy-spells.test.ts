import { describe, expect, it } from 'vitest';
import { type CopyCount, copySpells } from './copy-spells.js';
import type { AccountHistory } from './gather-accounts.js';

const range = { from: 1000, to: 1240 };
const EVENTS = 10;

const account = (events: (place: number) => number = () => EVENTS): AccountHistory => ({
  accountId: '1',
  start: 0,
  totals: [
    {
      accountId: '1',
      category: 'Management',
      values: Float64Array.from({ length: 240 }, (_, place) => events(place)),
    },
  ],
});
const copies = (from: number, to: number, count = EVENTS): readonly CopyCount[] =>
  Array.from({ length: to - from }, (_, index) => ({
    accountId: '1',
    region: 'eu-west-1',
    category: 'Management',
    hour: 1000 + from + index,
    copies: count,
  }));
const spells = (counts: readonly CopyCount[], history = account()) =>
  copySpells(counts, [history], range).map(({ from, to, events }) => [from - 1000, to - 1000, events]);

describe('a second trail', () => {
  it.each([
    ['that begins within the range is a spell', copies(100, 240), [[100, 240, 1400]]],
    ['that was there from the start is none', copies(0, 240), []],
    ['that was there from the start and stops is none', copies(0, 50), []],
    [
      'that begins twice is two',
      [...copies(30, 60), ...copies(100, 120)],
      [
        [30, 60, 300],
        [100, 120, 200],
      ],
    ],
    ['with short pauses is one', [...copies(30, 60), ...copies(70, 90)], [[30, 90, 600]]],
    ['that repeats only a few events is none', copies(100, 240, 2), []],
  ] as const)('%s', (_, counts, expected) => {
    expect(spells(counts)).toEqual(expected);
  });

  it('that is silent because the account is silent has not begun anew', () => {
    const quiet = account((place) => (place >= 100 && place < 160 ? 0 : EVENTS));
    expect(spells([...copies(0, 100), ...copies(160, 240)], quiet)).toEqual([]);
  });
});
