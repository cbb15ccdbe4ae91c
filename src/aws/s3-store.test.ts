import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Fault, type S3Request, type S3Server, startS3Server } from '../../test/contract/s3-server.js';
import { UserError } from '../errors.js';
import { createMemoryStore, type MemoryStore, type ObjectStore } from '../storage/index.js';
import { configuredRegion, createS3Client, type S3ClientOptions } from './s3-client.js';
import { openS3Store, type S3StoreOptions } from './s3-store.js';

const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Opened {
  readonly store: ObjectStore;
  readonly bucket: MemoryStore;
  readonly server: S3Server;
}

interface OpenOptions {
  readonly fault?: (request: S3Request) => Fault | undefined;
  readonly client?: S3ClientOptions;
  readonly store?: Partial<S3StoreOptions>;
  readonly pageSize?: number;
}

async function open({ fault, client: chosen, store, pageSize }: OpenOptions = {}): Promise<Opened> {
  const bucket = createMemoryStore();
  await bucket.put('a/key', Buffer.from('0123456789'));
  const server = await startS3Server({
    buckets: { bucket },
    ...(fault !== undefined && { fault }),
    ...(pageSize !== undefined && { pageSize }),
  });
  const client = createS3Client({
    endpointUrl: server.url,
    region: 'us-east-1',
    credentials,
    maximumAttempts: 2,
    ...chosen,
  });
  closers.push(async () => {
    client.destroy();
    await server.stop();
  });
  return { store: openS3Store({ client, bucket: 'bucket', prefix: '', ...store }), bucket, server };
}

async function firstPage(store: ObjectStore) {
  for await (const page of store.list('')) return page;
  throw new Error('no page');
}

async function errorOf(work: Promise<unknown>): Promise<UserError> {
  const error: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof UserError)) throw new TypeError(`not a UserError: ${String(error)}`);
  return error;
}

const error = (status: number, code: string, message = code): Fault => ({
  kind: 'error',
  status,
  code,
  message,
});

describe('trouble with one object is a value', () => {
  const cases: readonly (readonly [number, string, string])[] = [
    [404, 'NoSuchKey', 'missing'],
    [404, 'NoSuchVersion', 'missing'],
    [405, 'MethodNotAllowed', 'missing'],
    [403, 'AccessDenied', 'denied'],
    [400, 'KMS.DisabledException', 'denied'],
    [403, 'InvalidObjectState', 'archived'],
    [503, 'SlowDown', 'throttled'],
    [500, 'InternalError', 'throttled'],
    [400, 'RequestTimeout', 'throttled'],
    [429, 'TooManyRequests', 'throttled'],
    [400, 'SomethingNew', 'unreadable'],
  ];
  it.each(cases)('%i %s is %s', async (status, code, kind) => {
    const { store } = await open({ fault: () => error(status, code, 'as S3 says') });
    const result = await store.get('a/key');
    expect(result).toMatchObject({ kind });
    expect(result).toMatchObject({ detail: expect.stringContaining('as S3 says') });
    expect(await firstPage(store)).toMatchObject({ kind });
    expect(await store.put('b', Buffer.from('x'))).toMatchObject({ kind });
  });

  it('an answer without S3 s words goes by its status', async () => {
    const { store } = await open({ fault: () => ({ kind: 'error', status: 403, code: '' }) });
    expect((await store.get('a/key')).kind).toBe('denied');
  });
});

describe('trouble that no object escapes ends the run', () => {
  const cases: readonly (readonly [number, string, RegExp, RegExp])[] = [
    [404, 'NoSuchBucket', /no such bucket/, /name/],
    [400, 'InvalidBucketName', /not a name/, /s3:/],
    [400, 'ExpiredToken', /have expired/, /aws sso login/],
    [403, 'InvalidAccessKeyId', /does not accept/, /AWS_ACCESS_KEY_ID/],
    [403, 'SignatureDoesNotMatch', /does not accept/, /AWS_SECRET_ACCESS_KEY/],
    [403, 'RequestTimeTooSkewed', /clock/, /15 minutes/],
    [400, 'AuthorizationHeaderMalformed', /another Region/, /AWS_REGION=/],
  ];
  it.each(cases)('%i %s', async (status, code, what, next) => {
    const { store } = await open({ fault: () => error(status, code) });
    const works = [() => store.get('a/key'), () => firstPage(store), () => store.put('b', Buffer.from('x'))];
    for (const work of works) {
      const thrown = await errorOf(work());
      expect(thrown.what).toMatch(what);
      expect(thrown.where).toBe('s3://bucket/');
      expect(thrown.next).toMatch(next);
    }
  });

  it('a bucket that is not there', async () => {
    const { store } = await open({ store: { bucket: 'other' } });
    expect((await errorOf(firstPage(store))).message).toBe('s3://other/: no such bucket');
  });

  it('a server that is not there', async () => {
    const { store } = await open({ client: { endpointUrl: 'http://127.0.0.1:1', maximumAttempts: 1 } });
    expect((await errorOf(firstPage(store))).what).toMatch(/cannot be reached/);
  });

  it('credentials that cannot be had, with the reason', async () => {
    const provider = () =>
      Promise.reject(Object.assign(new Error('Token is expired.'), { name: 'CredentialsProviderError' }));
    const { store } = await open({ client: { credentials: provider } });
    const thrown = await errorOf(firstPage(store));
    expect(thrown.what).toMatch(/no AWS credentials .*Token is expired/);
    expect(thrown.next).toMatch(/aws sso login/);
  });

  it('a page of HTML in the place of a listing, which the SDK takes for an empty bucket', async () => {
    const { store } = await open({ fault: () => ({ kind: 'answer', body: '<html>Please sign in</html>' }) });
    expect((await errorOf(firstPage(store))).what).toMatch(/not a listing/);
  });
});

describe('what may pass is tried again', () => {
  it('a request that is throttled once', async () => {
    let requests = 0;
    const { store } = await open({ fault: () => (requests++ === 0 ? error(503, 'SlowDown') : undefined) });
    expect((await store.get('a/key')).kind).toBe('found');
  });

  it('a body that breaks off', async () => {
    let requests = 0;
    const { store } = await open({ fault: () => (requests++ === 0 ? { kind: 'break-off' } : undefined) });
    const result = await store.get('a/key');
    expect(result.kind === 'found' && Buffer.from(result.body).toString()).toBe('0123456789');
  });

  it('but a body that always breaks off is no object', async () => {
    const { store } = await open({ fault: () => ({ kind: 'break-off' }) });
    expect(await store.get('a/key')).toMatchObject({ kind: 'throttled' });
  });
});

it('does not read a body larger than the cap', async () => {
  const { store } = await open({ store: { maximumBodyBytes: 9 } });
  expect(await store.get('a/key')).toMatchObject({ kind: 'unreadable', detail: '10 bytes, more than 9' });
});

it('reads an archived object as archived', async () => {
  const { store, bucket } = await open();
  bucket.setStorageClass('a/key', 'GLACIER');
  expect(await store.get('a/key')).toMatchObject({ kind: 'archived' });
});

it('goes from page to page, in listings, levels and versions', async () => {
  const { store, bucket } = await open({ pageSize: 2 });
  const keys = ['a+ b/ü', 'a/key', 'b', 'c/1', 'c/2', 'd/1', 'e'];
  for (const key of keys) await bucket.put(key, Buffer.from(key));
  const listed: string[] = [];
  for await (const page of store.list(''))
    if (page.kind === 'page') listed.push(...page.objects.map(({ key }) => key));
  const versions: string[] = [];
  for await (const page of store.listVersions('')) {
    if (page.kind === 'page') versions.push(...page.versions.map(({ key }) => key));
  }
  const level = await store.listFolder('');
  expect(listed).toEqual(keys);
  expect(versions).toEqual(['a+ b/ü', 'a/key', ...keys.slice(1)]);
  expect(level.kind === 'page' && [level.objects.map(({ key }) => key), level.prefixes]).toEqual([
    ['b', 'e'],
    ['a+ b/', 'a/', 'c/', 'd/'],
  ]);
});

it('does not list the marker of the location itself, nor read an object without a name', async () => {
  const { store, bucket } = await open({ store: { prefix: 'a/' } });
  await bucket.put('a/', new Uint8Array());
  expect(await firstPage(store)).toMatchObject({ objects: [{ key: 'key' }] });
  expect(await store.listFolder('')).toMatchObject({ objects: [{ key: 'key' }] });
  for await (const page of store.listVersions('')) expect(page).toMatchObject({ versions: [{ key: 'key' }] });
  const whole = await open();
  expect((await whole.store.get('')).kind).toBe('missing');
  expect((await whole.store.put('', Buffer.from('x'))).kind).toBe('unreadable');
});

it('follows a bucket to its Region once and stays there', async () => {
  const redirects: string[] = [];
  const { store } = await open({
    fault: ({ signedRegion }) => {
      if (signedRegion === 'eu-west-1') return undefined;
      redirects.push(signedRegion);
      const headers = { 'x-amz-bucket-region': 'eu-west-1' };
      return { kind: 'error', status: 301, code: 'PermanentRedirect', headers };
    },
  });
  for (let read = 0; read < 3; read++) expect((await store.get('a/key')).kind).toBe('found');
  expect(redirects).toEqual(['us-east-1']);
});

it('refuses an endpoint that is no URL', () => {
  expect(() => createS3Client({ endpointUrl: 'localhost' })).toThrow(/not an http/);
});

describe('settings of the environment', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('asks us-east-1 when no Region is set, because S3 tells where a bucket is', async () => {
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) vi.stubEnv(name, undefined);
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, '/nonexistent');
    const regions: string[] = [];
    const bucket = createMemoryStore();
    const server = await startS3Server({
      buckets: { bucket },
      fault: ({ signedRegion }) => void regions.push(signedRegion),
    });
    const client = createS3Client({ endpointUrl: server.url, credentials });
    closers.push(server.stop);
    expect((await openS3Store({ client, bucket: 'bucket', prefix: '' }).get('a')).kind).toBe('missing');
    expect(regions).toEqual(['us-east-1']);
  });

  it('asks for the Region without the paragraph about Node versions that the SDK writes to stderr', async () => {
    const name = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';
    vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    expect(await configuredRegion(undefined)).toBe('eu-west-1');
    expect(process.env[name]).toBe('true');
  });

  it('takes the endpoint from AWS_ENDPOINT_URL, with the bucket in the path', async () => {
    const server = await startS3Server({ buckets: { bucket: createMemoryStore() } });
    closers.push(server.stop);
    vi.stubEnv('AWS_ENDPOINT_URL_S3', undefined);
    // Not the number: the SDK never puts a bucket in front of that.
    vi.stubEnv('AWS_ENDPOINT_URL', server.url.replace('127.0.0.1', 'localhost'));
    const client = createS3Client({ region: 'us-east-1', credentials });
    await openS3Store({ client, bucket: 'bucket', prefix: 'p/' }).get('a');
    expect(server.requests).toEqual(['GET /bucket/p/a?x-id=GetObject']);
  });
});
