import { afterEach, describe, expect, it } from 'vitest';
import { type Fault, type S3Server, startS3Server } from '../../test/contract/s3-server.js';
import { createMemoryStore } from '../storage/index.js';
import { readBucketFacts } from './bucket-facts.js';
import { createS3Client } from './s3-client.js';

const open: { server?: S3Server } = {};
afterEach(async () => open.server?.stop());

async function factsOf(fault: Fault) {
  open.server = await startS3Server({
    buckets: { logs: createMemoryStore() },
    fault: ({ query }) => (query.has('lifecycle') ? fault : undefined),
  });
  const client = createS3Client({
    endpointUrl: open.server.url,
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
    maximumAttempts: 1,
  });
  try {
    return await readBucketFacts(client, 'logs');
  } finally {
    client.destroy();
  }
}

const rule = (parts: string): string =>
  `<LifecycleConfiguration><Rule><ID>r</ID><Status>Enabled</Status>${parts}</Rule></LifecycleConfiguration>`;

describe('what a bucket says of itself', () => {
  it.each([
    [
      'of a prefix',
      rule('<Filter><Prefix>AWSLogs/</Prefix></Filter><Expiration><Days>90</Days></Expiration>'),
      [{ prefix: 'AWSLogs/', days: 90 }],
    ],
    [
      'of everything',
      rule('<Filter></Filter><Expiration><Days>90</Days></Expiration>'),
      [{ prefix: '', days: 90 }],
    ],
    [
      'in the old form',
      rule('<Prefix>a/</Prefix><Expiration><Days>7</Days></Expiration>'),
      [{ prefix: 'a/', days: 7 }],
    ],
    [
      'that looks at tags',
      rule('<Filter><Tag><Key>k</Key><Value>v</Value></Tag></Filter><Expiration><Days>7</Days></Expiration>'),
      [],
    ],
    [
      'that looks at sizes',
      rule(
        '<Filter><And><Prefix>a/</Prefix><ObjectSizeGreaterThan>1</ObjectSizeGreaterThan></And></Filter><Expiration><Days>7</Days></Expiration>',
      ),
      [],
    ],
    [
      'that moves to Glacier',
      rule('<Filter></Filter><Transition><Days>7</Days><StorageClass>GLACIER</StorageClass></Transition>'),
      [],
    ],
    [
      'that is switched off',
      rule('<Filter></Filter><Expiration><Days>7</Days></Expiration>').replace('Enabled', 'Disabled'),
      [],
    ],
  ])('gives a rule %s', async (_, body, expirations) => {
    const facts = await factsOf({ kind: 'answer', body });
    expect(facts).toMatchObject({ expirations, trouble: undefined });
    expect(Math.abs(Date.now() - facts.storeTime!.getTime())).toBeLessThan(120_000);
  });

  it('has no rule where no lifecycle is set', async () => {
    const facts = await factsOf({ kind: 'error', status: 404, code: 'NoSuchLifecycleConfiguration' });
    expect(facts).toMatchObject({ expirations: [], trouble: undefined, storeTime: expect.any(Date) });
  });

  it('is unknown where it is denied, but not what time it is', async () => {
    const facts = await factsOf({ kind: 'error', status: 403, code: 'AccessDenied' });
    expect(facts).toMatchObject({
      expirations: [],
      trouble: { action: 's3:GetLifecycleConfiguration', reason: 'denied' },
      storeTime: expect.any(Date),
    });
  });
});
