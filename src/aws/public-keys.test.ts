import { afterEach, describe, expect, it } from 'vitest';
import {
  type JsonAnswer,
  type JsonRequest,
  type JsonServer,
  startJsonServer,
} from '../../test/contract/json-server.js';
import { parseRegion } from '../cloudtrail/index.js';
import { type LivePublicKeys, openLivePublicKeys } from './public-keys.js';

const ireland = parseRegion('eu-west-1')!;
const virginia = parseRegion('us-east-1')!;
const from = new Date('2026-03-01T00:00:00Z');
const to = new Date('2026-03-03T00:00:00Z');

const open: { server?: JsonServer; keys?: LivePublicKeys } = {};

afterEach(async () => {
  open.keys?.close();
  await open.server?.stop();
});

async function start(
  answer: (request: JsonRequest) => JsonAnswer,
  options: { readonly maximumAttempts?: number; readonly signal?: AbortSignal } = {},
): Promise<{ readonly keys: LivePublicKeys; readonly requests: readonly JsonRequest[] }> {
  const server = await startJsonServer(answer);
  const keys = openLivePublicKeys({
    endpointUrl: server.url,
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
    maximumAttempts: 1,
    ...options,
  });
  Object.assign(open, { server, keys });
  return { keys, requests: server.requests };
}

const listed = (fingerprint: string) => ({
  Value: Buffer.from(`key ${fingerprint}`).toString('base64'),
  ValidityStartTime: Date.parse('2026-02-20T00:00:00Z') / 1000,
  ValidityEndTime: Date.parse('2026-03-22T00:00:00Z') / 1000,
  Fingerprint: fingerprint,
});

const ok = (...fingerprints: readonly string[]): JsonAnswer => ({
  kind: 'ok',
  document: { PublicKeyList: fingerprints.map(listed) },
});

describe('openLivePublicKeys', () => {
  it('reads the keys of a Region as CloudTrail writes them', async () => {
    const { keys, requests } = await start(() => ok('a1'));
    expect(await keys.keysFor(ireland, from, to)).toEqual({
      kind: 'keys',
      keys: [
        {
          fingerprint: 'a1',
          der: new Uint8Array(Buffer.from('key a1')),
          validFrom: new Date('2026-02-20T00:00:00Z'),
          validTo: new Date('2026-03-22T00:00:00Z'),
        },
      ],
    });
    expect(requests).toEqual([
      {
        operation: 'ListPublicKeys',
        region: 'eu-west-1',
        input: { StartTime: from.getTime() / 1000, EndTime: to.getTime() / 1000 },
      },
    ]);
  });

  it('goes through all pages', async () => {
    const { keys, requests } = await start(({ input }) =>
      input['NextToken'] === undefined
        ? { kind: 'ok', document: { PublicKeyList: [listed('a1')], NextToken: 'two' } }
        : ok('a2'),
    );
    expect(await keys.keysFor(ireland, from, to)).toMatchObject({
      keys: [{ fingerprint: 'a1' }, { fingerprint: 'a2' }],
    });
    expect(requests.map(({ input }) => input['NextToken'])).toEqual([undefined, 'two']);
  });

  it('stops at an answer that never ends', async () => {
    const { keys, requests } = await start(() => ({
      kind: 'ok',
      document: { PublicKeyList: [], NextToken: 'again' },
    }));
    expect(await keys.keysFor(ireland, from, to)).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringContaining('does not end'),
    });
    expect(requests.length).toBe(2);
  });

  it('asks each Region itself, and none twice for a range that it has answered', async () => {
    const { keys, requests } = await start(() => ok('a1'));
    await Promise.all([keys.keysFor(ireland, from, to), keys.keysFor(ireland, from, to)]);
    await keys.keysFor(ireland, new Date(from.getTime() + 1000), to);
    await keys.keysFor(virginia, from, to);
    expect(requests.map(({ region }) => region).sort()).toEqual(['eu-west-1', 'us-east-1']);
    await keys.keysFor(ireland, new Date(from.getTime() - 1000), to);
    expect(requests.length).toBe(3);
  });

  it('has a denied Region as a value, asks it again, and has the others', async () => {
    const { keys, requests } = await start(({ region }) =>
      region === 'eu-west-1' ? { kind: 'error', name: 'AccessDeniedException' } : ok('a1'),
    );
    const denied = {
      kind: 'unavailable',
      detail:
        'cloudtrail:ListPublicKeys in eu-west-1: AccessDeniedException: ListPublicKeys is refused (HTTP 400)',
    };
    expect(await keys.keysFor(ireland, from, to)).toEqual(denied);
    expect(await keys.keysFor(ireland, from, to)).toEqual(denied);
    expect(await keys.keysFor(virginia, from, to)).toMatchObject({ kind: 'keys' });
    expect(requests.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-west-1', 'us-east-1']);
  });

  it.each<[string, JsonAnswer]>([
    ['an invalid token', { kind: 'error', name: 'UnrecognizedClientException' }],
    ['a service in trouble', { kind: 'error', name: 'InternalFailure', status: 500 }],
    ['the page of a proxy', { kind: 'page', html: '<html>Sign in to the network</html>' }],
    ['an answer of another shape', { kind: 'ok', document: { PublicKeyList: 'none' } }],
    ['a connection that ends', { kind: 'hang-up' }],
    ['a key without its bytes', { kind: 'ok', document: { PublicKeyList: [{ Fingerprint: 'a1' }] } }],
  ])('has %s as a value', async (_case, answer) => {
    const { keys } = await start(() => answer);
    expect(await keys.keysFor(ireland, from, to)).toMatchObject({
      kind: 'unavailable',
      detail: expect.stringMatching(/^cloudtrail:ListPublicKeys in eu-west-1/),
    });
  });

  it('tries a throttled request again, but not for ever', async () => {
    const throttled: JsonAnswer = { kind: 'error', name: 'ThrottlingException' };
    const counter = { left: 1 };
    const patient = await start(() => (counter.left-- > 0 ? throttled : ok('a1')), { maximumAttempts: 3 });
    expect(await patient.keys.keysFor(ireland, from, to)).toMatchObject({ kind: 'keys' });
    counter.left = 100;
    expect(await patient.keys.keysFor(virginia, from, to)).toMatchObject({ kind: 'unavailable' });
    expect(patient.requests.length).toBe(2 + 3);
  });

  it('throws when it is told to stop', async () => {
    const { keys } = await start(() => ok('a1'), { signal: AbortSignal.abort() });
    await expect(keys.keysFor(ireland, from, to)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });

  it('says where the keys come from', async () => {
    const { keys } = await start(() => ok('a1'));
    expect(keys.origin).toBe(`cloudtrail:ListPublicKeys at ${open.server!.url}`);
  });
});

it('has missing credentials as a value', async () => {
  const keys = openLivePublicKeys({
    endpointUrl: 'http://127.0.0.1:1',
    credentials: () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' })),
    maximumAttempts: 1,
  });
  expect(await keys.keysFor(ireland, from, to)).toEqual({
    kind: 'unavailable',
    detail: 'cloudtrail:ListPublicKeys in eu-west-1: CredentialsProviderError: none',
  });
  keys.close();
});

it('has an endpoint that nobody answers at as a value', async () => {
  const keys = openLivePublicKeys({
    endpointUrl: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
    maximumAttempts: 1,
  });
  expect(await keys.keysFor(ireland, from, to)).toMatchObject({
    kind: 'unavailable',
    detail: expect.stringContaining('ECONNREFUSED'),
  });
  keys.close();
});
