import { describe, expect, it } from 'vitest';
import { newNotes } from '../compilation.js';
import { disjointAlternatives, losesAlternatives } from './disjoint-alternatives.js';
import type { EventPattern } from './event-pattern.js';

const ABSENT = { exists: false };

/** Each was asked of event-ruler 2.1.0; see test/interop/event-ruler. */
const CASES: readonly (readonly [string, EventPattern, EventPattern])[] = [
  [
    'lists that share a value',
    { $or: [{ f: ['a', 'b'] }, { f: ['b', 'c'] }] },
    { $or: [{ f: ['a', 'b'] }, { f: ['c'] }] },
  ],
  [
    'lists that share exists false',
    { $or: [{ f: [null, ABSENT] }, { f: [{ 'anything-but': { suffix: 'ba' } }, ABSENT] }] },
    { $or: [{ f: [null, ABSENT] }, { f: [{ 'anything-but': { suffix: 'ba' } }] }] },
  ],
  [
    'a list that is contained in an earlier one',
    { $or: [{ f: ['a', ABSENT] }, { f: [ABSENT] }] },
    { f: ['a', ABSENT] },
  ],
  [
    'two fields that both share',
    {
      $or: [
        { f: ['a', 'b'], g: [1, 2] },
        { f: ['b', 'c'], g: [2, 3] },
      ],
    },
    {
      $or: [
        { f: ['a', 'b'], g: [1, 2] },
        { f: ['c'], g: [2, 3] },
        { f: ['b'], g: [3] },
      ],
    },
  ],
  [
    'a field of the level above, and what alternatives have in common',
    {
      e: ['x'],
      $or: [
        { p: { f: ['a', ABSENT] }, g: [1] },
        { p: { f: ['b', ABSENT] }, g: [1] },
      ],
    },
    { e: ['x'], g: [1], $or: [{ p: { f: ['a', ABSENT] } }, { p: { f: ['b'] } }] },
  ],
  [
    'alternatives within alternatives',
    { $or: [{ $or: [{ f: ['a'] }, { f: ['b', ABSENT] }] }, { f: ['c', ABSENT] }] },
    { $or: [{ f: ['a'] }, { f: ['b', ABSENT] }, { f: ['c'] }] },
  ],
  [
    'one that asks for no more than all of them',
    {
      $or: [
        { f: ['a'], g: [1] },
        { f: ['a', 'b'], g: [1] },
        { f: ['a'], g: [1, 2] },
      ],
    },
    {
      $or: [
        { f: ['a'], g: [1] },
        { f: ['b'], g: [1] },
        { f: ['a'], g: [2] },
      ],
    },
  ],
];

const SOUND: readonly (readonly [string, EventPattern])[] = [
  ['no alternatives', { f: ['a', ABSENT] }],
  ['lists that share nothing', { $or: [{ f: ['a', ABSENT] }, { f: ['b'] }] }],
  ['other fields', { $or: [{ f: ['a', ABSENT] }, { f: ['b', ABSENT], g: [1] }] }],
  [
    'one field that shares nothing',
    {
      $or: [
        { f: ['a', ABSENT], g: [1] },
        { f: ['b', ABSENT], g: [2] },
      ],
    },
  ],
];

describe('alternatives of which event-ruler would drop one', () => {
  it.each(CASES)('are cut apart: %s', (_, overlapping, disjoint) => {
    expect(losesAlternatives(overlapping)).toBe(true);
    expect(disjointAlternatives(overlapping, newNotes())).toEqual(disjoint);
    expect(losesAlternatives(disjoint)).toBe(false);
  });

  it.each(SOUND)('are left as they are when none is lost: %s', (_, pattern) => {
    expect(disjointAlternatives(pattern, newNotes())).toBe(pattern);
  });
});
