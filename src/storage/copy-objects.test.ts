import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultyStore } from '../../test/contract/faulty-store.js';
import { UserError } from '../errors.js';
import { type CopyCounts, copyObjects } from './copy-objects.js';
import { type FolderStore, openFolderStore } from './folder-store.js';
import { createMemoryStore, type MemoryStore } from './memory-store.js';
import type { ObjectStore } from './object-store.js';

const startedAt = new Date('2026-03-01T10:20:30Z');
const log = 'AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01/log.json.gz';
const digest =
  'AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/03/01/111122223333_CloudTrail-Digest_eu-west-1_trail_us-east-1_20260301T010048Z.json.gz';
const signature = { signature: 'ab'.repeat(256), 'signature-algorithm': 'SHA256withRSA' };

let root: string;
let bucket: MemoryStore;
let folder: FolderStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'orgtrail-copy-'));
  folder = await openFolderStore(root);
  bucket = createMemoryStore({ location: 's3://bucket/' });
  await bucket.put('organization.json', Buffer.from('{}'));
  await bucket.put(digest, Buffer.from('digest'), { metadata: signature });
  await bucket.put(log, Buffer.from([0x1f, 0x8b, 0, 1]), {
    contentType: 'application/json',
    contentEncoding: 'gzip',
    lastModified: new Date('2026-03-01T01:16:02Z'),
  });
});
afterEach(() => rm(root, { recursive: true }));

async function copy(from: ObjectStore, to: ObjectStore): Promise<CopyCounts> {
  const { counts } = await copyObjects({ from, to, startedAt });
  expect(counts.listed).toBe(counts.copied + counts.present + counts.skipped + counts.failed);
  return counts;
}

async function listedKeys(store: ObjectStore): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const page of store.list(''))
    if (page.kind === 'page') keys.push(...page.objects.map(({ key }) => key));
  return keys;
}

it('keeps bytes, metadata and time', async () => {
  expect(await copy(bucket, folder)).toEqual({
    listed: 3,
    copied: 3,
    present: 0,
    skipped: 0,
    failed: 0,
    bytes: 12,
  });
  for (const key of [digest, log]) {
    const [source, target] = [await bucket.get(key), await folder.get(key)];
    if (source.kind !== 'found' || target.kind !== 'found') throw new Error('not copied');
    expect(Buffer.compare(source.body, target.body)).toBe(0);
    expect(target.metadata).toEqual(source.metadata);
    expect(target.lastModified).toEqual(source.lastModified);
  }
});

it('keeps content type and encoding from bucket to bucket', async () => {
  const other = createMemoryStore({ location: 's3://other/' });
  await copy(bucket, other);
  expect(await other.get(log)).toMatchObject({ contentType: 'application/json', contentEncoding: 'gzip' });
});

it('leaves a record of version ids and ETags beside the objects', async () => {
  await copy(bucket, folder);
  const text = await readFile(join(root, 'copy-manifest-20260301T102030Z-0001.ndjson'), 'utf8');
  const [title, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(title).toEqual({
    schema: 'orgtrail.copy-manifest/1',
    from: 's3://bucket/',
    startedAt: startedAt.toISOString(),
  });
  expect(lines).toContainEqual({
    key: log,
    size: 4,
    lastModified: '2026-03-01T01:16:02.000Z',
    etag: expect.stringMatching(/^[0-9a-f]{32}$/),
    versionId: 'v00000003',
    storageClass: 'STANDARD',
    contentType: 'application/json',
    contentEncoding: 'gzip',
  });
});

describe('a second copy', () => {
  it('finds everything present, in a folder and in a bucket, and writes nothing', async () => {
    const other = createMemoryStore({ location: 's3://other/' });
    for (const to of [folder, other]) {
      await copy(bucket, to);
      const keys = await listedKeys(to);
      expect(await copy(bucket, to)).toMatchObject({ listed: 3, present: 3 });
      expect(await listedKeys(to)).toEqual(keys);
    }
  });

  it('copies what is new, and what has another size', async () => {
    await copy(bucket, folder);
    await writeFile(join(root, log), 'torn');
    await writeFile(join(root, digest), 'dig');
    await bucket.put('new', Buffer.from('x'));
    const counts = await copy(bucket, folder);
    expect(counts).toMatchObject({ listed: 4, copied: 3, present: 1 });
  });

  it('copies an object that was overwritten with the same size', async () => {
    await copy(bucket, folder);
    await bucket.put(log, Buffer.from([9, 9, 9, 9]));
    expect(await copy(bucket, folder)).toMatchObject({ copied: 1, present: 2 });
    expect([...(await readFile(join(root, log)))]).toEqual([9, 9, 9, 9]);
  });

  it('reads both when the time differs, and leaves equal bytes alone', async () => {
    await copy(bucket, folder);
    await utimes(join(root, log), startedAt, startedAt);
    expect(await copy(bucket, folder)).toMatchObject({ copied: 0, present: 3 });
  });

  it('reads both when ETags differ, as they do between buckets with KMS', async () => {
    const other = createMemoryStore({ location: 's3://other/' });
    await copy(bucket, other);
    const encrypted: ObjectStore = {
      ...other,
      list: async function* (prefix, options) {
        for await (const page of other.list(prefix, options)) {
          if (page.kind !== 'page') yield page;
          else
            yield { ...page, objects: page.objects.map((object) => ({ ...object, etag: 'f'.repeat(32) })) };
        }
      },
    };
    expect(await copy(bucket, encrypted)).toMatchObject({ copied: 0, present: 3 });
    await other.put(log, Buffer.from([7, 7, 7, 7]));
    expect(await copy(bucket, encrypted)).toMatchObject({ copied: 1, present: 2 });
  });

  it('brings the signature to a digest that a plain sync brought without', async () => {
    const [source] = [await bucket.get(digest)];
    if (source.kind !== 'found') throw new Error('no digest');
    await folder.put(digest, source.body, { lastModified: source.lastModified });
    expect(await copy(bucket, folder)).toMatchObject({ copied: 3, present: 0 });
    expect(await folder.get(digest)).toMatchObject({ metadata: signature });
    expect(await copy(bucket, folder)).toMatchObject({ copied: 0, present: 3 });
  });
});

it('reports what cannot be read or written, by key, and copies the rest', async () => {
  const from = faultyStore(bucket, { get: { [log]: 'archived' }, list: { '': 'denied' } });
  const to = faultyStore(folder, { put: { [digest]: 'denied' } });
  const { counts, failures, unavailable } = await copyObjects({ from, to, startedAt });
  expect(counts).toMatchObject({ listed: 3, copied: 1, failed: 2 });
  expect(failures.map(({ key, trouble }) => [key, trouble.kind]).toSorted()).toEqual([
    [digest, 'denied'],
    [log, 'archived'],
  ]);
  expect(unavailable).toMatchObject([{ kind: 'denied' }]);
});

it('fails for a key that no file can stand for, and writes nothing outside', async () => {
  await bucket.put('../../evil', Buffer.from('x'));
  const { failures } = await copyObjects({ from: bucket, to: folder, startedAt });
  expect(failures).toMatchObject([{ key: '../../evil', trouble: { kind: 'unreadable' } }]);
});

it('leaves our own work files where they are, but takes what a simulation states', async () => {
  for (const key of ['.orgtrail/lake/x', 'lake/_delta_log/0.json', 'truth.json', 'public-keys.json']) {
    await bucket.put(key, Buffer.from('{}'));
  }
  expect(await copy(bucket, folder)).toMatchObject({ listed: 7, copied: 5, skipped: 2 });
});

it('makes a folder of a folder marker, once', async () => {
  await bucket.put('empty/', new Uint8Array());
  expect(await copy(bucket, folder)).toMatchObject({ copied: 4, present: 0 });
  expect((await stat(join(root, 'empty'))).isDirectory()).toBe(true);
  expect(await copy(bucket, folder)).toMatchObject({ copied: 0, present: 4 });
});

it('tells its progress as it goes, adding up at every step', async () => {
  const seen: CopyCounts[] = [];
  await copyObjects({ from: bucket, to: folder, startedAt, onProgress: (counts) => seen.push(counts) });
  expect(seen.map(({ listed }) => listed)).toEqual([1, 2, 3]);
  expect(seen.map(({ copied }) => copied)).toEqual([1, 2, 3]);
});

it('refuses a destination inside its source', async () => {
  const inside = await openFolderStore(join(root, 'backup'), { create: true });
  await expect(copyObjects({ from: folder, to: inside, startedAt })).rejects.toThrow(UserError);
  await expect(copyObjects({ from: folder, to: folder, startedAt })).rejects.toThrow(UserError);
  expect(await copy(inside, folder)).toMatchObject({ listed: 0 });
});

it('stops when the caller does, keeps a record of what was copied, and completes it later', async () => {
  const stop = new AbortController();
  const work = copyObjects({
    from: bucket,
    to: folder,
    startedAt,
    concurrency: 1,
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('stopped')),
  });
  await expect(work).rejects.toThrow('stopped');
  expect(await listedKeys(folder)).toContain('copy-manifest-20260301T102030Z-0001.ndjson');
  expect(await copy(bucket, folder)).toMatchObject({ copied: 2, present: 1 });
});

it('says so when its record cannot be written', async () => {
  const to = faultyStore(folder, { put: { 'copy-manifest-20260301T102030Z-0001.ndjson': 'denied' } });
  await expect(copyObjects({ from: bucket, to, startedAt })).rejects.toThrow(/record of the copy/);
});

it('writes whole files only: no unfinished one is left', async () => {
  await copy(bucket, folder);
  expect((await stat(join(root, log))).size).toBe(4);
  expect((await listedKeys(folder)).filter((key) => key.includes('.orgtrail-put-'))).toEqual([]);
});
