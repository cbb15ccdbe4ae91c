import { expect, it } from 'vitest';
import { rememberLast } from './remember-last.js';

it('asks once for neighbours and again when the text changes', () => {
  const asked: string[] = [];
  const lengthOf = rememberLast((text) => asked.push(text) && text.length);
  expect(['a', 'a', 'bcd', 'bcd', 'a'].map(lengthOf)).toEqual([1, 1, 3, 3, 1]);
  expect(asked).toEqual(['a', 'bcd', 'a']);
});
