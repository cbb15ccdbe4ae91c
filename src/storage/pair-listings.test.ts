import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryStore } from './memory-store.js';
import type { ListPage } from './object-store.js';
import { pairListings } from './pair-listings.js';

async function storeOf(keys: readonly string[]) {
  const store = createMemoryStore({ pageSize: 2 });
  for (const key of keys) await store.put(key, new Uint8Array());
  return store;
}

it('pairs each object with the one of the same key, if there is one', async () => {
  const keys = fc.uniqueArray(fc.constantFrom('a', 'a-b', 'a/b', 'b', 'é', '\uf8ff', '😀', 'z'));
  await fc.assert(
    fc.asyncProperty(keys, keys, async (first, second) => {
      const [one, two] = [await storeOf(first), await storeOf(second)];
      const pairs: string[] = [];
      for await (const pair of pairListings(one.list(''), two.list(''))) {
        if (pair.kind === 'pair') pairs.push(`${pair.object.key}=${pair.other?.key ?? 'none'}`);
      }
      const expected = first.map((key) => `${key}=${second.includes(key) ? key : 'none'}`);
      expect(pairs.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

it('passes on trouble of the first listing and counts the second s objects as absent', async () => {
  const trouble = { kind: 'denied', detail: 'closed' } as const;
  async function* only(page: ListPage): AsyncGenerator<ListPage> {
    yield page;
  }
  const store = await storeOf(['a']);
  const kinds: string[] = [];
  for await (const pair of pairListings(only(trouble), store.list(''))) kinds.push(pair.kind);
  for await (const pair of pairListings(store.list(''), only(trouble))) {
    kinds.push(pair.kind === 'pair' && pair.other === undefined ? 'absent' : pair.kind);
  }
  expect(kinds).toEqual(['denied', 'absent']);
});
