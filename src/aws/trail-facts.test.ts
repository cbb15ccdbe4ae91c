import { afterEach, describe, expect, it } from 'vitest';
import {
  type JsonAnswer,
  type JsonRequest,
  type JsonServer,
  startJsonServer,
} from '../../test/contract/json-server.js';
import { readTrailFacts } from './trail-facts.js';

const trail = {
  Name: 'org-trail',
  TrailARN: 'arn:aws:cloudtrail:eu-west-1:111111111111:trail/org-trail',
  HomeRegion: 'eu-west-1',
  S3BucketName: 'logs',
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
  LogFileValidationEnabled: true,
};
const plain = {
  ...trail,
  TrailARN: 'arn:aws:cloudtrail:eu-west-1:222222222222:trail/own',
  S3KeyPrefix: 'own/',
  IsMultiRegionTrail: false,
  IsOrganizationTrail: false,
  LogFileValidationEnabled: false,
};
const denied: JsonAnswer = { kind: 'error', name: 'AccessDeniedException' };

const open: { server?: JsonServer } = {};
afterEach(async () => open.server?.stop());

async function factsOf(answer: (request: JsonRequest) => JsonAnswer) {
  open.server = await startJsonServer(answer);
  return readTrailFacts('logs', {
    endpointUrl: open.server.url,
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
    maximumAttempts: 1,
  });
}

const trails = (...trailList: readonly object[]): JsonAnswer => ({ kind: 'ok', document: { trailList } });

describe('what CloudTrail says of the trails of a bucket', () => {
  it('is where it cannot deliver digests, and where it writes none', async () => {
    const other = { ...plain, S3BucketName: 'another' };
    const facts = await factsOf(({ operation, region }) =>
      operation === 'DescribeTrails'
        ? trails(trail, plain, other)
        : {
            kind: 'ok',
            document: region === 'us-east-1' ? { LatestDigestDeliveryError: 'AccessDenied' } : {},
          },
    );
    expect(facts).toEqual({
      unvalidatedPrefixes: ['own/AWSLogs/222222222222/'],
      deliveryErrors: [{ region: 'us-east-1' }],
      trouble: undefined,
    });
    const asked = open.server!.requests.filter(({ operation }) => operation === 'GetTrailStatus');
    expect(new Set(asked.map(({ region }) => region)).size).toBe(17);
    expect(asked).toHaveLength(17);
  });

  it('is told as far as it was not denied', async () => {
    const facts = await factsOf(({ operation, region }) => {
      if (operation === 'DescribeTrails') return trails(trail);
      return region === 'us-east-1' ? { kind: 'ok', document: { LatestDigestDeliveryError: 'x' } } : denied;
    });
    expect(facts).toMatchObject({
      deliveryErrors: [{ region: 'us-east-1' }],
      trouble: { action: 'cloudtrail:GetTrailStatus', reason: 'denied' },
    });
    expect(await factsOf(() => denied)).toMatchObject({
      deliveryErrors: [],
      trouble: { action: 'cloudtrail:DescribeTrails', reason: 'denied' },
    });
  });
});
