import { describe, expect, it } from 'vitest';
import { closestNames } from './closest-names.js';

const NAMES = ['key-timeline', 'key-profile', 'trail-tampering', 'console-logins', 'root-usage'];

describe('closestNames', () => {
  it.each([
    ['key-timline', ['key-timeline']],
    ['Key-Timeline', ['key-timeline']],
    ['tampering', ['trail-tampering']],
    ['logins_console', ['console-logins']],
    ['key', ['key-profile', 'key-timeline']],
    ['zzz', []],
    ['', []],
  ])('finds for %j %j', (word, expected) => {
    expect(closestNames(word, NAMES)).toEqual(expected);
  });

  it('names at most three', () => {
    expect(closestNames('aa', ['ab', 'ac', 'ad', 'ae'])).toHaveLength(3);
  });
});
