import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { createAccountBlockClient } from './account-block-client.js';

interface SentRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly path: string;
  readonly query: object;
  readonly headers: Readonly<Record<string, string>>;
}

/** The request as it would have left, signed. */
async function requestFor(region: string, endpointUrl?: string): Promise<SentRequest> {
  const client = createAccountBlockClient({
    region,
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
    ...(endpointUrl !== undefined && { endpointUrl }),
  });
  let sent: SentRequest | undefined;
  client.middlewareStack.add(
    () => async (args) => {
      sent = args.request as SentRequest;
      throw new Error('it does not leave');
    },
    { name: 'keepTheRequest', step: 'deserialize', priority: 'low' },
  );
  const command = new GetPublicAccessBlockCommand({ Bucket: '111111111111' });
  await expect(client.send(command)).rejects.toThrow('it does not leave');
  return sent!;
}

describe('createAccountBlockClient', () => {
  it('asks S3 Control for the block of the account, in the Region', async () => {
    const request = await requestFor('eu-west-1');
    expect(request).toMatchObject({
      method: 'GET',
      hostname: '111111111111.s3-control.eu-west-1.amazonaws.com',
      path: '/v20180820/configuration/publicAccessBlock',
      query: {},
    });
    expect(request.headers['x-amz-account-id']).toBe('111111111111');
  });

  it('signs for the host that it asks, and for the account', async () => {
    const { headers } = await requestFor('eu-west-1');
    expect(headers['host']).toBe('111111111111.s3-control.eu-west-1.amazonaws.com');
    expect(headers['authorization']).toMatch(/\/eu-west-1\/s3\/aws4_request/);
    expect(headers['authorization']).toMatch(/SignedHeaders=[^,]*\bhost;[^,]*x-amz-account-id/);
  });

  it('stays with an endpoint that was given', async () => {
    const request = await requestFor('eu-west-1', 'http://127.0.0.1:9000');
    expect(request).toMatchObject({
      hostname: '127.0.0.1',
      path: '/v20180820/configuration/publicAccessBlock',
    });
  });

  it('knows the names of China', async () => {
    const { hostname } = await requestFor('cn-north-1');
    expect(hostname).toBe('111111111111.s3-control.cn-north-1.amazonaws.com.cn');
  });
});
