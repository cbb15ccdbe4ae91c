import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('.', import.meta.url);

/** Of what verification has to tell apart, each case has a number; the titles of tests name it. */
it('all 77 cases have a test that names them', () => {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && name !== 'all-cases.test.ts')
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const named = texts
    .flatMap((text) => [...text.matchAll(/case (\d\d(?:, \d\d)*):/g)])
    .flatMap(([, numbers = '']) => numbers.split(', ').map(Number));
  const all = Array.from({ length: 77 }, (_, index) => index + 1);
  expect(all.filter((number) => !named.includes(number))).toEqual([]);
});
