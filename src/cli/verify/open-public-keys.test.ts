import { afterEach, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../storage/index.js';
import { openPublicKeys } from './open-public-keys.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each([
  [undefined, 'asked of CloudTrail in each Region over TLS'],
  ['https://vpce.example.com', 'asked of CloudTrail in each Region over TLS'],
  [
    'http://127.0.0.1:1',
    'asked of another endpoint without TLS; whoever stands in between could have changed the keys',
  ],
])('does not call keys from the endpoint %s safer than they came', async (endpoint, trust) => {
  vi.stubEnv('AWS_ENDPOINT_URL', undefined);
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDTRAIL', endpoint);
  const keys = await openPublicKeys({ file: undefined, store: createMemoryStore(), profile: undefined });
  expect(keys.trust).toBe(trust);
  keys.close();
});
