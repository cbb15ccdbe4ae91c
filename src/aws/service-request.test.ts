import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceRequest } from './service-request.js';

type SourceData = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (data: SourceData): Buffer => {
  if (typeof data === 'string') return Buffer.from(data);
  return data instanceof ArrayBuffer
    ? Buffer.from(data)
    : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
};

/** SHA-256, or with a secret HMAC-SHA256, as the SDK's signer wants it handed in. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: SourceData) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(data: SourceData): void {
    this.#hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

describe('a signed call of a service', () => {
  it('is signed as the SDK signs it', async () => {
    const calls = fc.record({
      body: fc.string().map((text) => JSON.stringify({ SecretId: text })),
      keys: fc.record({
        accessKeyId: fc.stringMatching(/^[A-Z0-9]{16,20}$/),
        secretAccessKey: fc.stringMatching(/^[A-Za-z0-9+/]{40}$/),
        sessionToken: fc.option(fc.stringMatching(/^[A-Za-z0-9+/=]{10,40}$/), { nil: undefined }),
      }),
      time: fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
    });
    await fc.assert(
      fc.asyncProperty(calls, async ({ body, keys, time }) => {
        const region = 'eu-west-1';
        const service = 'secretsmanager';
        const host = `${service}.${region}.amazonaws.com`;
        const target = 'secretsmanager.GetSecretValue';
        const { sessionToken, ...rest } = keys;
        const signer = new SignatureV4({
          service,
          region,
          credentials: sessionToken === undefined ? rest : { ...rest, sessionToken },
          sha256: Sha256,
          applyChecksum: false,
        });
        const signed = await signer.sign(
          {
            method: 'POST',
            protocol: 'https:',
            hostname: host,
            path: '/',
            headers: { host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
            body,
          },
          { signingDate: time },
        );
        const { url, init } = serviceRequest({
          endpointUrl: `https://${host}`,
          service,
          region,
          target,
          body,
          time,
          keys,
        });
        expect(url).toBe(`https://${host}/`);
        expect({ ...init.headers, host }).toEqual(signed.headers);
      }),
      { numRuns: 50 },
    );
  });
});
