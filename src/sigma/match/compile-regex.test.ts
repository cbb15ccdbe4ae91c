import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, it } from 'vitest';
import { compileRegex } from './compile-regex.js';

const plain = { kind: 'regex', ignoreCase: false, multiline: false, dotAll: false } as const;
const piece = fc.constantFrom(
  'a',
  'b',
  'ab',
  '.',
  'a*',
  'b+',
  'a?',
  '[ab]',
  'b{2}',
  'a{0}',
  '(a|b)',
  '\\.',
  '^',
  '$',
);
const source = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const text = fc
  .array(fc.constantFrom('a', 'b', '.', 'B', '\n'), { maxLength: 8 })
  .map((letters) => letters.join(''));

it('finds what RE2 finds, although it looks for letters first', () => {
  fc.assert(
    fc.property(source, text, (pattern, subject) => {
      const compiled = compileRegex({ ...plain, source: pattern });
      if (typeof compiled !== 'function') return;
      expect(compiled(subject)).toBe(RE2JS.compile(pattern).test(subject));
    }),
    { numRuns: 3_000 },
  );
});

it('takes letters for one another that only a regular expression does, where case is ignored', () => {
  const compiled = compileRegex({ ...plain, ignoreCase: true, source: 'kms' });
  expect(typeof compiled === 'function' && compiled('\u212am\u017f')).toBe(true);
});
