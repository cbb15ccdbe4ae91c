import { listOf, objectOf, oneOf, optional, parsed, text } from '../../../organization/index.js';
import type { DeleteMarkers, Delivery, ObjectRetention, SampledObject } from '../delivery.js';
import type {
  AccessLogging,
  AclGrant,
  BucketEncryption,
  BucketVersioning,
  LifecycleRule,
  LifecycleTransition,
  LogBucketFacts,
  ObjectLock,
  PublicAccessBlock,
  ReplicationRule,
} from '../log-bucket-facts.js';
import { policyDocument } from './policy.js';
import {
  accountId,
  amount,
  answer,
  anyText,
  boolean,
  nullable,
  region,
  textList,
  utcTime,
} from './values.js';

const publicAccessBlock = objectOf<PublicAccessBlock>({
  blockPublicAcls: boolean,
  ignorePublicAcls: boolean,
  blockPublicPolicy: boolean,
  restrictPublicBuckets: boolean,
});

const retentionMode = oneOf(['COMPLIANCE', 'GOVERNANCE'] as const);

const objectLock = objectOf<ObjectLock>({
  defaultRetention: nullable(objectOf({ mode: retentionMode, days: amount })),
});

const lifecycleRule = objectOf<LifecycleRule>({
  id: anyText,
  enabled: boolean,
  prefix: anyText,
  isNarrowed: boolean,
  expireAfterDays: optional(amount),
  expireOn: optional(utcTime),
  expireNoncurrentAfterDays: optional(amount),
  abortUploadsAfterDays: optional(amount),
  transitions: listOf(
    objectOf<LifecycleTransition>({
      storageClass: text,
      afterDays: optional(amount),
      on: optional(utcTime),
      noncurrent: boolean,
    }),
  ),
});

const replicationRule = objectOf<ReplicationRule>({
  id: anyText,
  enabled: boolean,
  prefix: anyText,
  targetBucket: text,
  targetAccountId: optional(accountId),
  targetRegion: answer(region),
  targetObjectLock: answer(nullable(objectLock)),
});

const delivery = objectOf<Delivery>({
  accountId,
  region,
  newestLogAt: answer(nullable(utcTime)),
  newestDigestAt: answer(nullable(utcTime)),
  sample: optional(
    objectOf<SampledObject>({
      key: text,
      retention: answer(nullable(objectOf<ObjectRetention>({ mode: retentionMode, until: utcTime }))),
    }),
  ),
});

export const logBucketFacts = objectOf<LogBucketFacts>({
  name: text,
  ownerAccountId: answer(nullable(accountId)),
  region: answer(region),
  policy: answer(nullable(policyDocument)),
  isPublic: answer(boolean),
  publicAccessBlock: answer(nullable(publicAccessBlock)),
  accountPublicAccessBlock: answer(nullable(publicAccessBlock)),
  grants: answer(listOf(objectOf<AclGrant>({ grantee: anyText, permission: text }))),
  ownership: answer(nullable(oneOf(['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter']))),
  versioning: answer(
    objectOf<BucketVersioning>({
      status: oneOf(['Enabled', 'Suspended', 'Never']),
      multiFactorDelete: boolean,
    }),
  ),
  objectLock: answer(nullable(objectLock)),
  lifecycle: answer(listOf(lifecycleRule)),
  encryption: answer(
    nullable(
      objectOf<BucketEncryption>({
        algorithm: text,
        keyArn: optional(anyText),
        bucketKeyEnabled: boolean,
      }),
    ),
  ),
  accessLogging: answer(nullable(objectOf<AccessLogging>({ targetBucket: text, prefix: anyText }))),
  replication: answer(listOf(replicationRule)),
  accountFolders: answer(listOf(accountId)),
  firstLogDay: answer(nullable(parsed('a day such as 2026-01-31', parseDay))),
  deliveries: listOf(delivery),
  deleteMarkers: answer(objectOf<DeleteMarkers>({ prefixes: textList, keys: textList, truncated: boolean })),
});

function parseDay(value: string): string | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}
