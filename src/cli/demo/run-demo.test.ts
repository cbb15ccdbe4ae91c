import { expect, it } from 'vitest';
import { isExact } from './run-demo.js';

it.each([
  ['the same in another order', ['b', 'a'], ['a', 'b'], true],
  ['one missing', ['a'], ['a', 'b'], false],
  ['one too many', ['a', 'b', 'c'], ['a', 'b'], false],
  ['one twice', ['a', 'b', 'b'], ['a', 'b'], false],
  ['nothing to find', [], [], false],
])('judges %s', (_case, found, expected, exact) => {
  expect(isExact(found, expected)).toBe(exact);
});
