import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../errors.js';
import { compareKeys } from './compare-keys.js';
import { type FolderStore, openFolderStore } from './folder-store.js';
import type { ObjectStore, Unavailable } from './object-store.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'orgtrail-folder-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(key: string, text = 'x'): Promise<void> {
  const path = join(root, key);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function listing(store: ObjectStore, prefix = '', startAfter?: string) {
  const keys: string[] = [];
  const troubles: Unavailable[] = [];
  for await (const page of store.list(prefix, startAfter === undefined ? {} : { startAfter })) {
    if (page.kind === 'page') keys.push(...page.objects.map(({ key }) => key));
    else troubles.push(page);
  }
  return { keys, troubles };
}

describe('listing', () => {
  const name = fc.constantFrom('a', 'a-b', 'a.b', 'a0', 'ab', 'B', 'é', '\uf8ff', '😀', ' ', '+', '%2F', '~');
  const key = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

  it('gives the keys in the order of their bytes, below any prefix and after any key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key, { maxLength: 12 }),
        key,
        key,
        async (candidates, prefix, startAfter) => {
          const folder = await mkdtemp(join(root, 'case-'));
          const store = await openFolderStore(folder);
          const put: string[] = [];
          for (const candidate of candidates) {
            if ((await store.put(candidate, Buffer.from('x'))).kind === 'stored') put.push(candidate);
          }
          const expected = (prefix: string, after: string) =>
            put.filter((key) => key.startsWith(prefix) && compareKeys(key, after) > 0).sort(compareKeys);
          expect((await listing(store)).keys).toEqual(expected('', ''));
          expect((await listing(store, prefix)).keys).toEqual(expected(prefix, ''));
          expect((await listing(store, '', startAfter)).keys).toEqual(expected('', startAfter));
          expect((await listing(store, prefix.slice(0, 1), startAfter)).keys).toEqual(
            expected(prefix.slice(0, 1), startAfter),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never lists metadata or unfinished files, at any depth', async () => {
    for (const key of [
      '.metadata/a.json',
      'b/.metadata/c.json',
      '.orgtrail-put-1',
      'b/.orgtrail-put-2',
      'b/c',
    ]) {
      await write(key);
    }
    const store = await openFolderStore(root);
    expect(await listing(store)).toEqual({ keys: ['b/c'], troubles: [] });
    expect((await listing(store, '.metadata/')).keys).toEqual([]);
  });

  it('says where a link leads out, and lists a link inside the folder once, at its target', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'orgtrail-outside-'));
    await writeFile(join(outside, 'secret'), 'secret');
    await write('in/a');
    await symlink(outside, join(root, 'out'));
    await symlink(join(outside, 'secret'), join(root, 'in', 'out-file'));
    await symlink(join(root, 'in'), join(root, 'in', 'loop'));
    await symlink(join(root, 'nowhere'), join(root, 'dangling'));
    const store = await openFolderStore(root);
    const { keys, troubles } = await listing(store);
    expect(keys).toEqual(['in/a']);
    expect(troubles.map(({ kind, detail }) => [kind, detail.slice(root.length).split(':')[0]])).toEqual([
      ['missing', '/dangling'],
      ['denied', '/in/out-file'],
      ['denied', '/out'],
    ]);
    const level = await store.listFolder('in/');
    expect(level.kind === 'page' && level.unavailable?.map(({ kind }) => kind)).toEqual(['denied']);
    await rm(outside, { recursive: true });
  });

  it('says that a named pipe is no object, and does not wait for one', async () => {
    expect(spawnSync('mkfifo', [join(root, 'pipe')]).status).toBe(0);
    const store = await openFolderStore(root);
    expect((await listing(store)).troubles).toMatchObject([{ kind: 'unreadable' }]);
    expect((await store.get('pipe')).kind).toBe('unreadable');
  });

  it('has one version of everything, named null as in a bucket without versions', async () => {
    await write('a');
    const store = await openFolderStore(root);
    for await (const page of store.listVersions('')) {
      expect(page).toMatchObject({
        versions: [{ key: 'a', versionId: 'null', isLatest: true, isDeleteMarker: false }],
      });
    }
    expect((await store.get('a', { versionId: 'null' })).kind).toBe('found');
  });
});

describe('links and hostile keys', () => {
  it('reads and writes nothing through a link that leads out', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'orgtrail-outside-'));
    await writeFile(join(outside, 'secret'), 'secret');
    await symlink(outside, join(root, 'out'));
    const store = await openFolderStore(root);
    expect((await store.get('out/secret')).kind).toBe('denied');
    expect((await store.put('out/new/file', Buffer.from('x'), { metadata: { a: 'b' } })).kind).toBe('denied');
    expect(await readdir(outside)).toEqual(['secret']);
    await rm(outside, { recursive: true });
  });

  it.each(['../up', '/etc/passwd', 'a/../../up', 'nul\0', '.metadata/a.json'])('refuses %j', async (key) => {
    const store = await openFolderStore(join(root, 'location'), { create: true });
    expect((await store.get(key)).kind).toBe('unreadable');
    expect((await store.put(key, Buffer.from('x'))).kind).toBe('unreadable');
    expect(() => store.pathOf(key)).toThrow(UserError);
    expect(await readdir(root)).toEqual(['location']);
  });

  it('cannot hold an object a and an object a/b, and says so', async () => {
    const store = await openFolderStore(root);
    await store.put('a', Buffer.from('x'));
    expect((await store.put('a/b', Buffer.from('x'))).kind).toBe('unreadable');
    await store.put('c/d', Buffer.from('x'));
    expect((await store.put('c', Buffer.from('x'))).kind).toBe('unreadable');
    expect((await listing(store)).keys).toEqual(['a', 'c/d']);
  });

  it('cannot hold a name longer than the file system allows, and says so', async () => {
    const store = await openFolderStore(root);
    expect(await store.put('n'.repeat(300), Buffer.from('x'))).toMatchObject({
      kind: 'unreadable',
      detail: expect.stringContaining('ENAMETOOLONG'),
    });
  });
});

describe('metadata', () => {
  const signature = { signature: 'abc' };
  const metadataOf = async (store: FolderStore, key: string) => {
    const object = await store.get(key);
    return object.kind === 'found' ? object.metadata : object;
  };

  it('stands as flat JSON in .metadata of the root', async () => {
    const store = await openFolderStore(root);
    await store.put('a/b.json.gz', Buffer.from('x'), { metadata: signature });
    expect(JSON.parse(await readFile(join(root, '.metadata/a/b.json.gz.json'), 'utf8'))).toEqual(signature);
  });

  it('is found upward from a location below the root, and written there', async () => {
    await (await openFolderStore(root)).put('a/b/c', Buffer.from('x'), { metadata: signature });
    const below = await openFolderStore(join(root, 'a/b'));
    expect(await metadataOf(below, 'c')).toEqual(signature);
    await below.put('d', Buffer.from('x'), { metadata: signature });
    expect(existsSync(join(root, '.metadata/a/b/d.json'))).toBe(true);
  });

  it('is found in a copy that lies below the location', async () => {
    await (await openFolderStore(join(root, 'copy'), { create: true })).put('a', Buffer.from('x'), {
      metadata: signature,
    });
    expect(await metadataOf(await openFolderStore(root), 'copy/a')).toEqual(signature);
  });

  it('does not go to a folder above whose .metadata belongs to another program', async () => {
    await mkdir(join(root, '.metadata', '.plugins'), { recursive: true });
    const store = await openFolderStore(join(root, 'logs'), { create: true });
    await store.put('a', Buffer.from('x'), { metadata: signature });
    expect(existsSync(join(root, 'logs/.metadata/a.json'))).toBe(true);
    expect(await metadataOf(store, 'a')).toEqual(signature);
  });

  it('goes when the object is replaced by one without', async () => {
    const store = await openFolderStore(root);
    await store.put('a', Buffer.from('x'), { metadata: signature });
    await store.put('a', Buffer.from('y'));
    expect(await metadataOf(store, 'a')).toEqual({});
  });

  it('stays when a conditional put finds the object there', async () => {
    const store = await openFolderStore(root);
    await store.put('a', Buffer.from('x'), { metadata: signature });
    await store.put('a', Buffer.from('y'), { metadata: { signature: 'forged' }, ifAbsent: true });
    expect(await metadataOf(store, 'a')).toEqual(signature);
  });

  it.each(['not JSON', '[]', '{"signature":{"nested":true}}', `{"a":"${'x'.repeat(70_000)}"}`])(
    'makes the object unreadable when it is not a small flat object of texts: %.30s',
    async (text) => {
      await write('a');
      await write('.metadata/a.json', text);
      expect((await (await openFolderStore(root)).get('a')).kind).toBe('unreadable');
    },
  );
});

describe('opening', () => {
  it('wants a folder that is there', async () => {
    await write('file');
    await expect(openFolderStore(join(root, 'none'))).rejects.toThrow(/no such folder/);
    await expect(openFolderStore(join(root, 'file'))).rejects.toThrow(/not a folder/);
    await expect(openFolderStore(join(root, 'file'), { create: true })).rejects.toThrow(/not a folder/);
  });

  it('makes the folder when asked to', async () => {
    const store = await openFolderStore(join(root, 'new/one'), { create: true });
    expect(await listing(store)).toEqual({ keys: [], troubles: [] });
  });

  it('names the same folder the same, however it is written', async () => {
    await symlink(root, `${root}-link`);
    const names = [root, `${root}/`, join(root, 'x', '..'), `${root}-link`];
    const stores = await Promise.all(names.map((name) => openFolderStore(name)));
    expect(new Set(stores.map(({ location }) => location)).size).toBe(1);
    await rm(`${root}-link`);
  });
});

it('does not read a file larger than the cap', async () => {
  await write('a', '0123456789');
  const store = await openFolderStore(root, { maximumBodyBytes: 9 });
  expect(await store.get('a')).toMatchObject({
    kind: 'unreadable',
    detail: expect.stringMatching(/10 bytes/),
  });
});

it('leaves no unfinished file behind, whether a put succeeds or fails', async () => {
  const store = await openFolderStore(root);
  await store.put('a/b', Buffer.from('x'));
  await store.put('a/b', Buffer.from('y'), { ifAbsent: true });
  await mkdir(join(root, 'a/folder'));
  await store.put('a/folder', Buffer.from('x'));
  expect(await readdir(join(root, 'a'))).toEqual(['b', 'folder']);
});

it('takes a folder marker for the folder itself', async () => {
  const store = await openFolderStore(root);
  expect((await store.put('AWSLogs/', new Uint8Array(), { ifAbsent: true })).kind).toBe('stored');
  expect((await store.put('AWSLogs/', new Uint8Array(), { ifAbsent: true })).kind).toBe('exists');
  expect((await store.put('AWSLogs/', Buffer.from('x'))).kind).toBe('unreadable');
  expect(await readdir(root)).toEqual(['AWSLogs']);
});

// Root may read everything, so as root the store runs in a process of the user nobody.
it('goes on after a folder and a file that may not be read', async () => {
  for (const key of ['a/1', 'closed/2', 'z/3', 'z/4']) await write(key);
  const script = join(root, 'script.mjs');
  await build({
    stdin: { contents: deniedScript, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
    logLevel: 'silent',
  });
  await chmod(root, 0o755);
  await chmod(join(root, 'closed'), 0o000);
  await chmod(join(root, 'z/3'), 0o000);
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout, stderr } = spawnSync(process.execPath, [script, root], { encoding: 'utf8', ...nobody });
  await chmod(join(root, 'closed'), 0o755);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    listing: ['denied', 'a/1', 'script.mjs', 'z/3', 'z/4'],
    get: 'denied',
    put: nobody.uid === undefined ? 'stored' : 'denied',
  });
});

const deniedScript = `
  import { openFolderStore } from './folder-store.js';
  const store = await openFolderStore(process.argv[2]);
  const listing = [];
  for await (const page of store.list('')) {
    if (page.kind === 'page') listing.push(...page.objects.map(({ key }) => key));
    else listing.push(page.kind);
  }
  const get = (await store.get('z/3')).kind;
  const put = (await store.put('new', new Uint8Array())).kind;
  process.stdout.write(JSON.stringify({ listing, get, put }));
`;
