import { expect, it } from 'vitest';
import { makeCredit } from './credit.js';

it('lets so many pass, and each one more only when one has come back', async () => {
  const credit = makeCredit(2);
  const passed: number[] = [];
  const all = [1, 2, 3, 4].map((number) => credit.take().then(() => passed.push(number)));
  await Promise.resolve();
  expect(passed).toEqual([1, 2]);
  credit.giveBack();
  await all[2];
  expect(passed).toEqual([1, 2, 3]);
  credit.giveBack();
  await Promise.all(all);
  expect(passed).toEqual([1, 2, 3, 4]);
});
