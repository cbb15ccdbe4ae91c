import { describe, expect, it } from 'vitest';
import { propertiesOf, templatesOf } from '../example-configuration.contract.js';
import type { Value } from '../template/template.js';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Condition: Value;
}

const templates = await templatesOf();
const template = templates['log-archive'];

function statement(logicalId: string, sid: string): Statement | undefined {
  const { Statement } = propertiesOf(template, logicalId)['PolicyDocument'] as unknown as {
    readonly Statement: readonly Statement[];
  };
  return Statement.find(({ Sid }) => Sid === sid);
}

describe('the log bucket', () => {
  const bucket = propertiesOf(template, 'LogBucket');

  it('keeps versions and locks new objects in the mode and for the days that it is told', () => {
    expect(bucket).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        Rule: { DefaultRetention: { Mode: { Ref: 'RetentionMode' }, Days: { Ref: 'RetentionDays' } } },
      },
    });
  });

  it('is locked in GOVERNANCE until somebody says otherwise', () => {
    expect(template?.Parameters?.['RetentionMode']?.Default).toBe('GOVERNANCE');
  });

  it('is not public and owns every object', () => {
    expect(bucket['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket['OwnershipControls']).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
  });

  it('is encrypted with the key that is made for it', () => {
    expect(JSON.stringify(bucket['BucketEncryption'])).toContain('{"Fn::GetAtt":["LogKey","Arn"]}');
  });

  it('expires no object while it is locked, and moves none to where Athena cannot read it', () => {
    const { Rules } = bucket['LifecycleConfiguration'] as unknown as {
      readonly Rules: readonly Readonly<Record<string, unknown>>[];
    };
    expect(Rules.map((rule) => rule['ExpirationInDays']).filter(Boolean)).toEqual([395]);
    expect(
      Rules.flatMap((rule) => Object.keys(rule)).filter((name) => name.startsWith('Transition')),
    ).toEqual([]);
  });

  it('tells another bucket, without Object Lock, who touched it', () => {
    expect(bucket['LoggingConfiguration']).toMatchObject({
      DestinationBucketName: { Ref: 'AccessLogBucket' },
    });
    expect(propertiesOf(template, 'AccessLogBucket')).not.toHaveProperty('ObjectLockEnabled');
  });

  it('outlives its stack, and so do its policy and its key', () => {
    for (const id of ['LogBucket', 'LogBucketPolicy', 'LogKey', 'AccessLogBucket']) {
      expect(template?.Resources[id]).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
    }
  });
});

describe('the bucket policy', () => {
  it.each(['LogBucketPolicy', 'AccessLogBucketPolicy'])('of %s denies plain HTTP', (logicalId) => {
    expect(statement(logicalId, 'DenyPlainHttp')).toMatchObject({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('lets the trail write below both of its prefixes', async () => {
    const { 'log-archive': prefixed } = await templatesOf({ logBucket: { prefix: 'audit' } });
    expect(JSON.stringify(propertiesOf(prefixed, 'LogBucketPolicy'))).toMatch(
      /audit\/AWSLogs\/o-exampleorgid\/\*.*audit\/AWSLogs\/111111111111\/\*/,
    );
  });

  it('takes access logs of the log bucket only', () => {
    expect(statement('AccessLogBucketPolicy', 'S3DeliversAccessLogs')?.Condition).toEqual({
      ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::orgtrail-222222222222' },
      StringEquals: { 'aws:SourceAccount': '222222222222' },
    });
  });
});

describe('the key', () => {
  it('is rotated and takes as long as it can to be deleted', () => {
    expect(propertiesOf(template, 'LogKey')).toMatchObject({
      EnableKeyRotation: true,
      PendingWindowInDays: 30,
    });
  });

  it('is not made when there is one already', async () => {
    const keyArn = 'arn:aws:kms:us-east-1:222222222222:key/11111111-2222-3333-4444-555555555555';
    const { 'log-archive': existing } = await templatesOf({ encryption: { keyArn } });
    expect(existing?.Resources).not.toHaveProperty('LogKey');
    expect(existing?.Outputs?.['KeyArn']?.Value).toBe(keyArn);
  });
});
