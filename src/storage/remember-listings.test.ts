import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory-store.js';
import type { ListPage, ObjectStore } from './object-store.js';
import { type RememberedListings, rememberListings } from './remember-listings.js';

const KEYS = ['a/1', 'a/2', 'a/3', 'b/1'];
let folder: string;
let asked: string[];
let trouble: boolean;
let opened: RememberedListings;

const pagesOf = async (prefix: string, startAfter?: string): Promise<readonly ListPage[]> => {
  const pages: ListPage[] = [];
  const listing = opened.store.list(prefix, startAfter === undefined ? {} : { startAfter });
  for await (const page of listing) pages.push(page);
  return pages;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orgtrail-remember-'));
  [asked, trouble] = [[], false];
  const memory = createMemoryStore({ pageSize: 2 });
  for (const key of KEYS) await memory.put(key, Buffer.from(key));
  const store: ObjectStore = {
    ...memory,
    list: async function* (prefix, options) {
      asked.push(`${prefix}>${options?.startAfter ?? ''}`);
      yield* memory.list(prefix, options);
      if (trouble) yield { kind: 'throttled', detail: 'slow down' };
    },
  };
  opened = rememberListings(store, folder);
});

afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true });
});

describe('rememberListings', () => {
  it('asks the store once, and lists the same pages again', async () => {
    const first = await pagesOf('');
    expect(first).toHaveLength(2);
    expect(await pagesOf('')).toEqual(first);
    expect(asked).toEqual(['>']);
  });

  it('keeps listings of other prefixes and starts apart, also side by side', async () => {
    const all = await Promise.all([pagesOf('a/'), pagesOf('b/'), pagesOf('', 'a/2')]);
    expect(await Promise.all([pagesOf('a/'), pagesOf('b/'), pagesOf('', 'a/2')])).toEqual(all);
    expect(asked).toEqual(['a/>', 'b/>', '>a/2']);
  });

  it('asks again after trouble', async () => {
    trouble = true;
    await pagesOf('a/');
    trouble = false;
    expect((await pagesOf('a/')).map(({ kind }) => kind)).toEqual(['page', 'page']);
    expect(asked).toEqual(['a/>', 'a/>']);
  });

  it('asks again for a listing that nobody read to its end', async () => {
    for await (const page of opened.store.list('')) {
      expect(page.kind).toBe('page');
      break;
    }
    expect((await pagesOf('')).length).toBe(2);
    expect(asked).toEqual(['>', '>']);
  });

  it('leaves nothing behind in the folder, even when the process is killed', async () => {
    await pagesOf('');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('gives everything else as the store has it', async () => {
    expect(await opened.store.get('a/1')).toMatchObject({ kind: 'found' });
  });
});
