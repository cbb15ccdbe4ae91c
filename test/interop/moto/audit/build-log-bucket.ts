import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type Configuration } from '../../../../src/config/index.js';
import { type PolicyDocument } from '../../../../src/policy/index.js';
import type { AuditFront } from './audit-front.js';
import { REGIONS } from './regions.js';

/** S3 of an account; bucket policies go through the front, which keeps them. */
export async function storageOf({ accounts, url }: AuditFront, accountId: string): Promise<S3Client> {
  return new S3Client({ ...(await accounts.settings(accountId)), endpoint: url, forcePathStyle: true });
}

export async function createBucket(
  front: AuditFront,
  { logBucket, retention, accounts }: Configuration,
  policy: PolicyDocument,
  keyArn: string,
): Promise<void> {
  const client = await storageOf(front, accounts.logArchive);
  const Bucket = logBucket.name;
  await client.send(new CreateBucketCommand({ Bucket: logBucket.accessLogBucket }));
  await createCopy(front, accounts.logArchive, `${Bucket}-copy`, retention.days);
  await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  await client.send(lockCommand(Bucket, 'COMPLIANCE', retention.days));
  await client.send(blockCommand(Bucket, true));
  await client.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }),
  );
  await client.send(lifecycleCommand(Bucket, retention.expireAfterDays));
  await client.send(encryptionCommand(Bucket, keyArn));
  await letDeliverAccessLogs(front, accounts.logArchive, logBucket.accessLogBucket);
  await client.send(loggingCommand(Bucket, logBucket.accessLogBucket));
  await client.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(policy) }));
  front.world.bucketOwners.set(Bucket, accounts.logArchive);
  front.world.accountBlocks.set(accounts.logArchive, true);
  front.world.replication.set(Bucket, `${Bucket}-copy`);
}

/** In another Region. */
async function createCopy(
  { accounts }: AuditFront,
  owner: string,
  Bucket: string,
  days: number,
): Promise<void> {
  const client = new S3Client({ ...(await accounts.settings(owner, REGIONS[1])), forcePathStyle: true });
  await client.send(
    new CreateBucketCommand({
      Bucket,
      ObjectLockEnabledForBucket: true,
      CreateBucketConfiguration: { LocationConstraint: REGIONS[1] },
    }),
  );
  await client.send(lockCommand(Bucket, 'COMPLIANCE', days));
  client.destroy();
}

/** moto itself looks at this policy before it turns access logs on. */
async function letDeliverAccessLogs({ accounts }: AuditFront, owner: string, Bucket: string): Promise<void> {
  const client = new S3Client({ ...(await accounts.settings(owner)), forcePathStyle: true });
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: ['s3:PutObject'],
      Resource: `arn:aws:s3:::${Bucket}/*`,
    },
  ];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  client.destroy();
}

export function loggingCommand(Bucket: string, TargetBucket: string | undefined) {
  const LoggingEnabled = { TargetBucket, TargetPrefix: 'log/' };
  const BucketLoggingStatus = TargetBucket === undefined ? {} : { LoggingEnabled };
  return new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus });
}

export function lockCommand(Bucket: string, Mode: 'COMPLIANCE' | 'GOVERNANCE', Days: number) {
  const Rule = { DefaultRetention: { Mode, Days } };
  const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled', Rule } as const;
  return new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration });
}

export function blockCommand(Bucket: string, blocked: boolean) {
  return new PutPublicAccessBlockCommand({
    Bucket,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: blocked,
      IgnorePublicAcls: blocked,
      BlockPublicPolicy: blocked,
      RestrictPublicBuckets: blocked,
    },
  });
}

export function lifecycleCommand(Bucket: string, days: number) {
  return new PutBucketLifecycleConfigurationCommand({
    Bucket,
    LifecycleConfiguration: {
      Rules: [
        {
          ID: 'expire',
          Status: 'Enabled',
          Filter: { Prefix: '' },
          Expiration: { Days: days },
          NoncurrentVersionExpiration: { NoncurrentDays: days },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        },
      ],
    },
  });
}

export function encryptionCommand(Bucket: string, keyArn: string | undefined) {
  const byKey = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn } as const;
  return new PutBucketEncryptionCommand({
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: keyArn === undefined ? { SSEAlgorithm: 'AES256' } : byKey,
          BucketKeyEnabled: keyArn !== undefined,
        },
      ],
    },
  });
}
