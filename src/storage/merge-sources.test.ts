import { expect, it } from 'vitest';
import { mergeSources, type Source } from './merge-sources.js';

const numbers = (...items: number[]): Source<number> =>
  async function* () {
    for (const item of items) yield { kind: 'items', items: [item] };
  };

async function collect(merged: AsyncIterable<readonly number[]>): Promise<readonly number[]> {
  const items: number[] = [];
  for await (const some of merged) items.push(...some);
  return items.toSorted((left, right) => left - right);
}

it('gives the items of every source and of the branches they grow', async () => {
  const tree: Source<number> = async function* () {
    yield { kind: 'branch', source: numbers(1, 2) };
    yield { kind: 'items', items: [3, 4] };
    yield { kind: 'branch', source: numbers() };
  };
  expect(await collect(mergeSources([tree, numbers(5)], 2))).toEqual([1, 2, 3, 4, 5]);
  expect(await collect(mergeSources([], 2))).toEqual([]);
});

it('never runs more sources at once than it may', async () => {
  let running = 0;
  let most = 0;
  const counted: Source<number> = async function* () {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    yield { kind: 'items', items: [1] };
    running--;
  };
  await collect(
    mergeSources(
      Array.from({ length: 20 }, () => counted),
      3,
    ),
  );
  expect(most).toBe(3);
});

it('passes on the error of a source and closes the others', async () => {
  let closed = 0;
  const endless: Source<number> = async function* () {
    try {
      for (;;) yield { kind: 'items', items: [1] };
    } finally {
      closed++;
    }
  };
  const failing: Source<number> = async function* () {
    yield* [];
    throw new Error('no luck');
  };
  await expect(collect(mergeSources([endless, failing], 2))).rejects.toThrow('no luck');
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed).toBe(1);
});
