import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  GetResult,
  ListedObject,
  ListOptions,
  ObjectStore,
  ObjectVersion,
  StoredObject,
} from '../../src/storage/index.js';

/** What a store may lack, for a reason that it has to state. */
export type Capability =
  | 'conditional put'
  | 'versions'
  | 'byte order'
  | 'any key'
  | 'folder markers'
  | 'etag'
  | 'content type'
  | 'given last-modified';

export interface StoreSubject {
  readonly name: string;
  /** A fresh, empty store. */
  readonly open: () => Promise<OpenSubject>;
  /** Capability to reason. The part of the contract is run and has to fail, so a reason cannot outlive its cause. */
  readonly lacks: Readonly<Partial<Record<Capability, string>>>;
}

export interface OpenSubject {
  readonly store: ObjectStore;
  /** Puts a delete marker on top of the key's versions. */
  readonly delete?: (key: string) => void | Promise<void>;
  readonly close: () => Promise<void>;
}

/** What every ObjectStore promises. */
export function objectStoreContract(subject: StoreSubject): void {
  describe(`object store: ${subject.name}`, () => {
    let opened: OpenSubject;
    let store: ObjectStore;
    beforeEach(async () => {
      opened = await subject.open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    /** A part that needs a capability. */
    const having = (capability: Capability, title: string, part: () => Promise<void>): void => {
      const reason = subject.lacks[capability];
      const [run, name] = reason === undefined ? [it, title] : [it.fails, `cannot: ${title} (${reason})`];
      run(name, part);
    };

    it('gives back the bytes and the user metadata that were put', async () => {
      const metadata = { signature: 'ab'.repeat(256), 'signature-algorithm': 'SHA256withRSA' };
      await putAll(store, [['a/b.json.gz', 'body', metadata]]);
      const object = found(await store.get('a/b.json.gz'));
      expect(Buffer.from(object.body).toString()).toBe('body');
      expect(object.size).toBe(4);
      expect(object.metadata).toEqual(metadata);
    });

    it('does not decode a body that says it is gzip', async () => {
      const bytes = Buffer.from('1f8b0800000000000003030000000000000000000', 'hex');
      await store.put('a.json.gz', bytes, { contentEncoding: 'gzip', contentType: 'application/json' });
      expect(Buffer.from(found(await store.get('a.json.gz')).body)).toEqual(bytes);
    });

    it('keeps an empty object', async () => {
      await putAll(store, [['empty', '']]);
      expect(found(await store.get('empty')).size).toBe(0);
      expect((await listed(store, '')).map(({ size }) => size)).toEqual([0]);
    });

    it('replaces an object and its metadata', async () => {
      await putAll(store, [
        ['a', 'one', { name: 'value' }],
        ['a', 'two!'],
      ]);
      const object = found(await store.get('a'));
      expect([Buffer.from(object.body).toString(), object.metadata]).toEqual(['two!', {}]);
      expect(await keys(store, '')).toEqual(['a']);
    });

    it('calls an absent key missing, and a folder too', async () => {
      await putAll(store, [['a/b', '']]);
      expect((await store.get('a/c')).kind).toBe('missing');
      expect((await store.get('a')).kind).toBe('missing');
      expect((await store.get('a/b/c')).kind).toBe('missing');
      expect((await store.get('a', { versionId: 'no-such-version' })).kind).toBe('missing');
    });

    it('lists size and time as get gives them', async () => {
      await putAll(store, [['a', 'four']]);
      const [object] = await listed(store, '');
      const { size, lastModified } = found(await store.get('a'));
      expect(object?.size).toBe(size);
      expect(seconds(object?.lastModified)).toBe(seconds(lastModified));
    });

    having('etag', 'gives the same ETag by put, list and get, without quotation marks', async () => {
      const put = await store.put('a', Buffer.from('x'));
      const [object] = await listed(store, '');
      expect(put).toMatchObject({ kind: 'stored', etag: '9dd4e461268c8034f5c8564e155c67a6' });
      expect(object?.etag).toBe('9dd4e461268c8034f5c8564e155c67a6');
      expect(found(await store.get('a')).etag).toBe('9dd4e461268c8034f5c8564e155c67a6');
    });

    having('given last-modified', 'keeps the time that an object is put with', async () => {
      const lastModified = new Date('2023-07-10T11:45:01Z');
      await store.put('a', Buffer.from('x'), { lastModified });
      expect(found(await store.get('a')).lastModified).toEqual(lastModified);
      expect((await listed(store, ''))[0]?.lastModified).toEqual(lastModified);
    });

    having('content type', 'keeps content type and encoding', async () => {
      await store.put('a', Buffer.from('x'), { contentType: 'application/json', contentEncoding: 'gzip' });
      const { contentType, contentEncoding } = found(await store.get('a'));
      expect([contentType, contentEncoding]).toEqual(['application/json', 'gzip']);
    });

    it('lists what starts with the prefix, which need not end at a slash', async () => {
      await putAll(
        store,
        ['a/1', 'a/2', 'ab/3', 'b/4'].map((key) => [key, '']),
      );
      expect(await keys(store, 'a/')).toEqual(['a/1', 'a/2']);
      expect(await keys(store, 'a')).toEqual(['a/1', 'a/2', 'ab/3']);
      expect(await keys(store, 'a/2')).toEqual(['a/2']);
      expect(await keys(store, 'a/2/')).toEqual([]);
      expect(await keys(store, 'none/')).toEqual([]);
    });

    it('lists after a key, whether or not the key is there', async () => {
      await putAll(
        store,
        ['a/1', 'a/2', 'a/3', 'b/1'].map((key) => [key, '']),
      );
      expect(await keys(store, '', { startAfter: 'a/2' })).toEqual(['a/3', 'b/1']);
      expect(await keys(store, '', { startAfter: 'a/25' })).toEqual(['a/3', 'b/1']);
      expect(await keys(store, 'a/', { startAfter: 'a/' })).toEqual(['a/1', 'a/2', 'a/3']);
      expect(await keys(store, '', { startAfter: 'c' })).toEqual([]);
    });

    it('lists more than a page, every key once', async () => {
      const names = Array.from(
        { length: 1100 },
        (_, index) => `day/${String(index).padStart(5, '0')}.json.gz`,
      );
      await Promise.all(names.map((name) => store.put(name, Buffer.from('x'))));
      expect(await keys(store, 'day/')).toEqual(names);
    });

    it('lists one level as objects and prefixes', async () => {
      await putAll(
        store,
        ['a/b/1', 'a/b/c/2', 'a/d/3', 'a/4', 'ae/5'].map((key) => [key, '']),
      );
      const level = await store.listFolder('a/');
      if (level.kind !== 'page') throw new Error(level.detail);
      expect(level.objects.map(({ key }) => key)).toEqual(['a/4']);
      expect(level.prefixes).toEqual(['a/b/', 'a/d/']);
      expect(await store.listFolder('none/')).toEqual({ kind: 'page', objects: [], prefixes: [] });
    });

    having('byte order', 'lists in the order of UTF-8 bytes', async () => {
      const names = ['Z', 'a-b/1', 'a/1', 'a0', 'b', 'é', '\uf8ff', '😀'];
      await putAll(
        store,
        names.toReversed().map((key) => [key, '']),
      );
      expect(await keys(store, '')).toEqual(names);
    });

    for (const key of oddKeys) {
      it(`keeps the key ${JSON.stringify(key.slice(0, 40))}`, async () => {
        await putAll(store, [[key, 'body']]);
        expect(await keys(store, '')).toEqual([key]);
        expect(found(await store.get(key)).size).toBe(4);
      });
    }

    having('any key', 'keeps keys that no file could stand for', async () => {
      const names = [
        '../up',
        '/absolute',
        'a',
        'a/../b',
        'a/b',
        'a//b',
        `long/${'n'.repeat(900)}`,
        'tab\tnewline\n',
      ];
      await putAll(
        store,
        names.map((key) => [key, 'x']),
      );
      expect((await keys(store, '')).toSorted()).toEqual(names.toSorted());
      for (const name of names) expect(found(await store.get(name)).size).toBe(1);
    });

    having('folder markers', 'lists an empty object whose key ends in a slash', async () => {
      await putAll(store, [['a/', '']]);
      expect(await keys(store, '')).toEqual(['a/']);
    });

    having(
      'conditional put',
      'puts only once when asked to, with the metadata of the one that won',
      async () => {
        const results = await Promise.all(
          ['1', '2', '3', '4'].map((writer) =>
            store.put('a', Buffer.from(writer), { metadata: { writer }, ifAbsent: true }),
          ),
        );
        expect(results.map(({ kind }) => kind).toSorted()).toEqual(['exists', 'exists', 'exists', 'stored']);
        const winner = String(results.findIndex(({ kind }) => kind === 'stored') + 1);
        const { body, metadata } = found(await store.get('a'));
        expect([Buffer.from(body).toString(), metadata]).toEqual([winner, { writer: winner }]);
      },
    );

    having('versions', 'lists and reads every version, newest first, and delete markers', async () => {
      await putAll(store, [
        ['a', 'one'],
        ['a', 'two!'],
        ['b', ''],
      ]);
      await opened.delete?.('a');
      const versions = await listedVersions(store, '');
      expect(
        versions.map(({ key, size, isLatest, isDeleteMarker }) => [key, size, isLatest, isDeleteMarker]),
      ).toEqual([
        ['a', 0, true, true],
        ['a', 4, false, false],
        ['a', 3, false, false],
        ['b', 0, true, false],
      ]);
      expect((await store.get('a')).kind).toBe('missing');
      expect(await keys(store, '')).toEqual(['b']);
      const [marker, , first] = versions.map(({ versionId }) => versionId);
      const object = found(await store.get('a', { versionId: first! }));
      expect([Buffer.from(object.body).toString(), object.versionId]).toEqual(['one', first]);
      expect((await store.get('a', { versionId: marker! })).kind).toBe('missing');
    });

    it('stops when the caller does', async () => {
      await putAll(store, [['a', '']]);
      const signal = AbortSignal.abort();
      await expect(store.get('a', { signal })).rejects.toThrow(/abort/i);
    });
  });
}

const oddKeys: readonly string[] = [
  'with space.json',
  'plus+plus',
  'percent%20%2F%zz',
  'ümlaut/日本語/😀',
  'quote"\'<&>;=?#*:|',
  'back\\slash',
  '-option',
  '...',
  `deep/${'d/'.repeat(60)}end`,
  `long/${'n'.repeat(250)}`,
];

type Put = readonly [key: string, body: string, metadata?: Readonly<Record<string, string>>];

async function putAll(
  store: ObjectStore,
  puts: readonly (readonly [string, string, Readonly<Record<string, string>>?])[],
): Promise<void> {
  for (const [key, body, metadata] of puts satisfies readonly Put[]) {
    const result = await store.put(key, Buffer.from(body), metadata === undefined ? {} : { metadata });
    expect(result).toMatchObject({ kind: 'stored' });
  }
}

function found(result: GetResult): StoredObject {
  if (result.kind !== 'found') throw new Error(`${result.kind}: ${result.detail}`);
  return result;
}

function seconds(time: Date | undefined): number {
  return Math.floor((time?.getTime() ?? 0) / 1000);
}

/** All of a listing; trouble throws. */
async function listed(
  store: ObjectStore,
  prefix: string,
  options?: ListOptions,
): Promise<readonly ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const page of store.list(prefix, options)) {
    if (page.kind !== 'page') throw new Error(page.detail);
    objects.push(...page.objects);
  }
  return objects;
}

async function keys(store: ObjectStore, prefix: string, options?: ListOptions): Promise<readonly string[]> {
  return (await listed(store, prefix, options)).map(({ key }) => key);
}

async function listedVersions(store: ObjectStore, prefix: string): Promise<readonly ObjectVersion[]> {
  const versions: ObjectVersion[] = [];
  for await (const page of store.listVersions(prefix)) {
    if (page.kind !== 'page') throw new Error(page.detail);
    versions.push(...page.versions);
  }
  return versions;
}
