import { expect, it } from 'vitest';
import { forEachSideBySide } from './for-each-side-by-side.js';

async function* upTo(end: number, seen: number[] = []): AsyncGenerator<number> {
  for (let item = 1; item <= end; item++) {
    seen.push(item);
    yield item;
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('works on every item, never on more at once than it may', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await forEachSideBySide(upTo(10), 3, async (item) => {
    most = Math.max(most, ++running);
    await turn();
    running--;
    done.push(item);
  });
  expect(done.toSorted((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(most).toBe(3);
});

it('stops reading at the first error, and throws it when the work under way has ended', async () => {
  const seen: number[] = [];
  let ended = 0;
  const work = forEachSideBySide(upTo(100, seen), 2, async (item) => {
    await turn();
    ended++;
    if (item === 1) throw new Error('no luck');
  });
  await expect(work).rejects.toThrow('no luck');
  expect(seen.length).toBeLessThan(10);
  expect(ended).toBe(seen.length);
});
