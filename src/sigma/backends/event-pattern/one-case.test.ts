import { describe, expect, it } from 'vitest';
import type { EventPattern } from './event-pattern.js';
import { inOneCaseBesideWildcards } from './one-case.js';

const folded = (text: string) => ({ 'equals-ignore-case': text });

describe('a field that a wildcard beginning with * looks at', () => {
  it('is written in one case wherever it stands, and other fields ignore case', () => {
    const pattern: EventPattern = {
      g: [folded('x')],
      $or: [
        { p: { f: [{ wildcard: '*b' }] } },
        { p: { f: [folded('a'), { prefix: folded('c') }] }, g: [folded('y')] },
      ],
    };
    expect(inOneCaseBesideWildcards(pattern)).toEqual({
      g: [folded('x')],
      $or: [{ p: { f: [{ wildcard: '*b' }] } }, { p: { f: ['a', { prefix: 'c' }] }, g: [folded('y')] }],
    });
  });

  it('is what anything-but looks at, too', () => {
    expect(
      inOneCaseBesideWildcards({
        $or: [{ f: [{ 'anything-but': { wildcard: '*b' } }] }, { f: [folded('a')] }],
      }),
    ).toEqual({ $or: [{ f: [{ 'anything-but': { wildcard: '*b' } }] }, { f: ['a'] }] });
  });

  it('ignores case beside a wildcard that begins otherwise', () => {
    const pattern: EventPattern = { f: [{ wildcard: 'b*' }, folded('a')] };
    expect(inOneCaseBesideWildcards(pattern)).toBe(pattern);
  });
});
