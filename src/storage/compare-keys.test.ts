import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareKeys } from './compare-keys.js';

it('orders keys as their UTF-8 bytes are ordered', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(Math.sign(compareKeys(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
    }),
  );
});

it('puts an emoji behind a private-use character, which JavaScript does not', () => {
  expect(['😀', '\uf8ff'].toSorted()).toEqual(['😀', '\uf8ff']);
  expect(compareKeys('😀', '\uf8ff')).toBeGreaterThan(0);
});

it('puts a-b before a/b, because - comes before /', () => {
  expect(['a/b', 'a-b/c', 'a', 'a0'].toSorted(compareKeys)).toEqual(['a', 'a-b/c', 'a/b', 'a0']);
});
