import type { AccountId, Region } from '../../cloudtrail/index.js';
import { type Delivery, type KeyFacts, known, type LogBucketFacts } from '../snapshot/index.js';
import {
  accountId,
  BUCKET,
  GUARDRAILS,
  HOME,
  hoursBefore,
  KEY,
  LOG_ARCHIVE,
  OTHER,
} from './example-names.contract.js';

const ALL_BLOCKED = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

export function exampleLogBucket(accounts: readonly AccountId[], regions: readonly Region[]): LogBucketFacts {
  return {
    name: BUCKET,
    ownerAccountId: known(LOG_ARCHIVE),
    region: known(HOME),
    policy: known(GUARDRAILS['bucket-policy']),
    isPublic: known(false),
    publicAccessBlock: known(ALL_BLOCKED),
    accountPublicAccessBlock: known(ALL_BLOCKED),
    grants: known([{ grantee: '0f0e'.repeat(16), permission: 'FULL_CONTROL' }]),
    ownership: known('BucketOwnerEnforced'),
    versioning: known({ status: 'Enabled', multiFactorDelete: false }),
    objectLock: known({ defaultRetention: { mode: 'COMPLIANCE', days: 365 } }),
    lifecycle: known([
      {
        id: 'expire',
        enabled: true,
        prefix: '',
        isNarrowed: false,
        expireAfterDays: 400,
        expireNoncurrentAfterDays: 1,
        abortUploadsAfterDays: 7,
        transitions: [],
      },
    ]),
    encryption: known({ algorithm: 'aws:kms', keyArn: KEY, bucketKeyEnabled: true }),
    accessLogging: known({ targetBucket: `${BUCKET}-access`, prefix: '' }),
    replication: known([
      {
        id: 'second-region',
        enabled: true,
        prefix: '',
        targetBucket: `${BUCKET}-replica`,
        targetAccountId: accountId('555555555555'),
        targetRegion: known(OTHER),
        targetObjectLock: known({ defaultRetention: { mode: 'COMPLIANCE', days: 365 } }),
      },
    ]),
    accountFolders: known(accounts),
    firstLogDay: known('2026-01-15'),
    deliveries: accounts.flatMap((each) => regions.map((region) => delivery(each, region))),
    deleteMarkers: known({ prefixes: ['AWSLogs/o-exampleorgid/'], keys: [], truncated: false }),
  };
}

function delivery(account: AccountId, region: Region): Delivery {
  return {
    accountId: account,
    region,
    newestLogAt: known(hoursBefore(0.1)),
    newestDigestAt: known(hoursBefore(0.5)),
    ...(region === HOME && {
      sample: {
        key: `AWSLogs/o-exampleorgid/${account}/CloudTrail/${region}/2026/03/01/${account}_CloudTrail_${region}_20260301T1155Z_0123456789abcdef.json.gz`,
        retention: known({ mode: 'COMPLIANCE', until: '2027-03-01T11:55:00.000Z' } as const),
      },
    }),
  };
}

export function exampleKey(): KeyFacts {
  return {
    name: KEY,
    description: known({ arn: KEY, state: 'Enabled', manager: 'CUSTOMER', spec: 'SYMMETRIC_DEFAULT' }),
    policy: known(GUARDRAILS['key-policy']),
    rotates: known(true),
    grants: known([]),
  };
}
