import { afterEach, describe, expect, it } from 'vitest';
import { type Fault, type S3Request, startS3Server } from '../../test/contract/s3-server.js';
import { createMemoryStore } from '../storage/index.js';
import type { PoolOptions } from './ask-through-pool.js';
import { encodeKey } from './direct-get.js';
import { createS3Client } from './s3-client.js';
import { openS3Store } from './s3-store.js';
import { createGetSigner } from './sign-get.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const own = { afterObjects: 0, connections: 4, secondsToConnect: 10, secondsOfSilence: 60 };

async function open(
  ownConnections: PoolOptions | undefined,
  fault: (request: S3Request) => Fault | undefined = () => undefined,
) {
  const bucket = createMemoryStore();
  const server = await startS3Server({ buckets: { bucket }, fault });
  const client = createS3Client({
    endpointUrl: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
    maximumAttempts: 2,
  });
  let commands = 0;
  client.middlewareStack.add((next) => async (args) => {
    commands += 1;
    return next(args);
  });
  closers.push(async () => {
    client.destroy();
    await server.stop();
  });
  const store = openS3Store({
    client,
    bucket: 'bucket',
    prefix: 'p/',
    maximumBodyBytes: 1000,
    ...(ownConnections !== undefined && { ownConnections }),
  });
  return { store, bucket, requests: server.requests, commands: () => commands };
}

/** The SDK puts its name for the operation into the query. */
const throughSdk = (requests: readonly string[]) => requests.map((each) => each.includes('x-id=GetObject'));

describe.each([
  ["over the client's connections", undefined],
  ['over connections of their own', own],
])('objects are asked for without the SDK %s', (_, connections) => {
  it('once it has got one, with the same answer', async () => {
    const { store, bucket, requests } = await open(connections);
    const metadata = { signature: 'ab'.repeat(256) };
    await bucket.put('p/a b/ü+(1)!.gz', Buffer.from('body'), {
      metadata,
      contentType: 'application/json',
      contentEncoding: 'gzip',
    });
    const first = await store.get('a b/ü+(1)!.gz');
    const second = await store.get('a b/ü+(1)!.gz');
    expect(first).toMatchObject({ kind: 'found', metadata, size: 4, contentEncoding: 'gzip' });
    expect(second).toEqual(first);
    expect(throughSdk(requests)).toEqual([true, false]);
  });

  it('but trouble goes through the SDK again, which says what it means', async () => {
    let isDown = false;
    const { store, bucket, requests } = await open(connections, () =>
      isDown ? { kind: 'error', status: 403, code: 'AccessDenied' } : undefined,
    );
    await bucket.put('p/a', Buffer.from('body'));
    await store.get('a');
    isDown = true;
    expect(await store.get('a')).toMatchObject({ kind: 'denied' });
    expect((await store.get('b')).kind).toBe('denied');
    expect(throughSdk(requests)).toEqual([true, false, true, false, true]);
  });

  it('and a body that breaks off is asked for again', async () => {
    let requests = 0;
    const { store, bucket } = await open(connections, () =>
      ++requests === 2 ? { kind: 'break-off' } : undefined,
    );
    await bucket.put('p/a', Buffer.from('0123456789'));
    await store.get('a');
    expect(await store.get('a')).toMatchObject({ kind: 'found', size: 10 });
    expect(requests).toBe(3);
  });

  it('and not at all until a request of the SDK has succeeded, or for an older version', async () => {
    const { store, bucket, requests } = await open(connections);
    await store.get('absent');
    await bucket.put('p/a', Buffer.from('body'));
    const found = await store.get('a');
    await store.get('a', { versionId: (found.kind === 'found' && found.versionId) || '' });
    expect(throughSdk(requests)).toEqual([true, true, true]);
  });

  it('but one that is larger than wanted is left to the SDK', async () => {
    const { store, bucket } = await open(connections);
    await bucket.put('p/a', Buffer.from('body'));
    await bucket.put('p/b', Buffer.alloc(2000));
    await store.get('a');
    expect(await store.get('b')).toMatchObject({ kind: 'unreadable' });
    expect(await store.get('a')).toMatchObject({ kind: 'found', size: 4 });
  });

  it('and so are listings, page by page and with the same objects', async () => {
    const { store, bucket, requests, commands } = await open(connections);
    const keys = ['a b/1', 'a b/2+3', 'a b/ü&<>', 'c/4', 'd'];
    for (const key of keys) await bucket.put(`p/${key}`, Buffer.from(key));
    const list = async () => {
      const pages = [];
      for await (const page of store.list('', { startAfter: 'a b/1' })) pages.push(page);
      return pages;
    };
    const [first, second] = [await list(), await list()];
    expect(first).toMatchObject([{ objects: keys.slice(1).map((key) => ({ key })) }]);
    expect(second).toEqual(first);
    const [folder, again] = [await store.listFolder('a b/'), await store.listFolder('a b/')];
    expect(again).toEqual(folder);
    expect((await store.listFolder('')).kind).toBe('page');
    expect({ requests: requests.length, throughSdk: commands() }).toEqual({ requests: 5, throughSdk: 1 });
  });

  it('many at a time, each with its own body', async () => {
    const { store, bucket } = await open(connections);
    const keys = Array.from({ length: 200 }, (_each, index) => `k${index}`);
    for (const key of keys) await bucket.put(`p/${key}`, Buffer.from(key.repeat(50)));
    await store.get(keys[0]!);
    const found = await Promise.all(keys.map((key) => store.get(key)));
    const texts = found.map((each) => each.kind === 'found' && Buffer.from(each.body).toString());
    expect(texts).toEqual(keys.map((key) => key.repeat(50)));
  });

  it('ends when the caller gives up while it waits', async () => {
    const stop = new AbortController();
    const { store, bucket } = await open(connections, ({ key }) => {
      if (key === 'p/slow') setImmediate(() => stop.abort());
      return key === 'p/slow' ? { kind: 'error', status: 503, code: 'SlowDown' } : undefined;
    });
    await bucket.put('p/a', Buffer.from('body'));
    await store.get('a');
    await expect(store.get('slow', { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('ends when the caller gives up', async () => {
    const { store, bucket } = await open(connections);
    await bucket.put('p/a', Buffer.from('body'));
    await store.get('a');
    await expect(store.get('a', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('the signature', () => {
  const keys = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  const time = Date.parse('2013-05-24T00:00:00Z');
  // Signed by aws-cli 1.46.3 (`S3SigV4Auth`) with the documentation's example keys.
  it.each([
    {
      host: 'examplebucket.s3.amazonaws.com',
      path: '/test%20file.txt',
      sessionToken: 'token',
      signature: 'd33d24ddb71363bbe11cfd39124b822b26043191895c7d886d1af396fff53b8d',
    },
    {
      host: '127.0.0.1:9000',
      path: '/bucket/a/b.json.gz',
      sessionToken: undefined,
      signature: '4987a3725a20cb6b6a0dd195692a58138527a4e646c20efc9bf9b2d42ef6d1c4',
    },
  ])('of $host is that of the AWS CLI', ({ host, path, sessionToken, signature }) => {
    const sign = createGetSigner();
    const headers = sign({ host, path, region: 'us-east-1', time }, { ...keys, sessionToken });
    expect(headers['authorization']).toMatch(
      /Credential=AKIAIOSFODNN7EXAMPLE\/20130524\/us-east-1\/s3\/aws4_request,/,
    );
    expect(headers['authorization']?.split('Signature=')[1]).toBe(signature);
  });

  it('changes with the day, the Region and the secret, though its key is kept', () => {
    const sign = createGetSigner();
    const of = (region: string, day: string, secret = keys.secretAccessKey) =>
      sign({ host: 'host', path: '/a', region, time: Date.parse(day) }, { ...keys, secretAccessKey: secret })[
        'authorization'
      ];
    const all = [
      of('us-east-1', '2026-03-01'),
      of('eu-west-1', '2026-03-01'),
      of('us-east-1', '2026-03-02'),
      of('us-east-1', '2026-03-01', 'other'),
    ];
    expect(new Set(all.map((each) => each?.slice(-64))).size).toBe(4);
    expect(of('us-east-1', '2026-03-01')).toBe(all[0]);
  });
});

it.each([
  ['a b', 'a%20b'],
  ['a+b=c&d', 'a%2Bb%3Dc%26d'],
  ["!'()*~-_.", '%21%27%28%29%2A~-_.'],
  ['a//b/', 'a//b/'],
  ['ü', '%C3%BC'],
])('encodes the key %j as %j', (key, encoded) => {
  expect(encodeKey(key)).toBe(encoded);
});
