import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { significantTokens, tokenize } from './tokenize.js';

describe('tokenize', () => {
  it.each<[string, readonly [string, string][]]>([
    [
      'a = :b',
      [
        ['word', 'a'],
        ['symbol', '='],
        ['placeholder', ':b'],
      ],
    ],
    [
      '\':a\' ":b"',
      [
        ['string', "':a'"],
        ['quoted', '":b"'],
      ],
    ],
    ["'it''s :a'", [['string', "'it''s :a'"]]],
    ['"a"":b"', [['quoted', '"a"":b"']]],
    ["e'\\':a'", [['string', "e'\\':a'"]]],
    [
      "name'x'",
      [
        ['word', 'name'],
        ['string', "'x'"],
      ],
    ],
    ['$$ :a $$', [['string', '$$ :a $$']]],
    ['$t$ :a $$ $t$', [['string', '$t$ :a $$ $t$']]],
    [
      'a::text',
      [
        ['word', 'a'],
        ['symbol', '::'],
        ['word', 'text'],
      ],
    ],
    [
      'f(x := 1)',
      [
        ['word', 'f'],
        ['symbol', '('],
        ['word', 'x'],
        ['symbol', ':='],
        ['word', '1'],
        ['symbol', ')'],
      ],
    ],
    [
      'a -- :b\n:c',
      [
        ['word', 'a'],
        ['placeholder', ':c'],
      ],
    ],
    ['/* :a /* :b */ :c */ :d', [['placeholder', ':d']]],
    [
      '$1',
      [
        ['symbol', '$'],
        ['word', '1'],
      ],
    ],
    ["'open :a", [['unfinished', "'open :a"]]],
    ['/* open :a', [['unfinished', '/* open :a']]],
  ])('reads %s', (sql, expected) => {
    expect(significantTokens(sql).map(({ kind, text }) => [kind, text])).toEqual(expected);
  });

  it('gives every character to exactly one token', () => {
    const pieces = fc.constantFrom(
      "'",
      '"',
      '--',
      '/*',
      '*/',
      '\n',
      ':a',
      '::',
      '$$',
      '$x$',
      'é',
      ';',
      ' ',
      'e',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const sql = parts.join('');
        const tokens = tokenize(sql);
        expect(tokens.map((token) => token.text).join('')).toBe(sql);
        expect(tokens.every((token) => sql.startsWith(token.text, token.start))).toBe(true);
      }),
    );
  });
});
