import { denied, KEY, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known, type KeyGrant } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { adding, changeKey, changeKeyPolicy, changing, without } from '../change-example.contract.js';

const GRANT: KeyGrant = {
  id: '0a1b',
  name: '',
  grantee: 'arn:aws:iam::444444444444:role/Reader',
  operations: ['Decrypt'],
  isConstrained: false,
};

function granted(grant: Partial<KeyGrant>) {
  return changeKey((key) => {
    key.grants = known([{ ...GRANT, ...grant }]) as typeof key.grants;
  });
}

export const cases: readonly CheckCase[] = [
  { name: 'the policy is the one that orgtrail sets up', status: 'pass' },
  {
    name: 'the policy is the one of the console, with which the account of the trail decrypts',
    change: changeKeyPolicy(
      adding({
        Sid: 'Enable cross account log decryption',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['kms:Decrypt', 'kms:ReEncryptFrom'],
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:CallerAccount': '222222222222' },
          StringLike: {
            'kms:EncryptionContext:aws:cloudtrail:arn': 'arn:aws:cloudtrail:*:111111111111:trail/*',
          },
        },
      }),
    ),
    status: 'fail',
    says: [/every principal of account 222222222222 may decrypt/],
  },
  {
    name: 'the whole organization may decrypt',
    change: changeKeyPolicy(
      adding({
        Effect: 'Allow',
        Principal: '*',
        Action: 'kms:*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
      }),
    ),
    status: 'fail',
    says: [/every account of the organization may decrypt/],
  },
  {
    name: 'a named account may decrypt',
    change: changeKeyPolicy(
      adding({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::333333333333:root' },
        Action: 'kms:Decrypt',
        Resource: '*',
      }),
    ),
    status: 'pass',
  },
  {
    name: 'CloudTrail may encrypt for any trail',
    change: changeKeyPolicy(
      changing('TrailEncrypts', ({ Condition: _conditions, ...statement }) => statement),
    ),
    status: 'fail',
    says: [/no aws:SourceArn/],
  },
  {
    name: 'CloudTrail may not encrypt',
    change: changeKeyPolicy(without('TrailEncrypts')),
    status: 'fail',
    says: [/may not encrypt/],
  },
  {
    name: 'somebody decrypts by a grant',
    change: granted({}),
    status: 'fail',
    says: [/a grant lets arn:aws:iam::444444444444:role\/Reader Decrypt/],
  },
  { name: 'a grant lets somebody verify', change: granted({ operations: ['DescribeKey'] }), status: 'pass' },
  {
    name: 'a grant is for the auditor',
    change: granted({}),
    expectations: {
      auditors: {
        kind: 'role',
        roleName: 'Reader',
        roleArn: 'arn:aws:iam::444444444444:role/Reader',
        trusted: [],
        requireMfa: false,
      },
    },
    status: 'pass',
  },
  {
    name: 'decrypting hangs on an address',
    change: changeKeyPolicy(
      adding({
        Effect: 'Allow',
        Principal: '*',
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      }),
    ),
    status: 'unknown',
    says: [/aws:SourceIp/],
  },
  {
    name: 'the policy may not be read',
    change: changeKey((key) => {
      key.policy = denied('kms:GetKeyPolicy', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/kms:GetKeyPolicy/],
    places: [`${LOG_ARCHIVE} us-east-1`],
  },
  {
    name: 'grants may not be listed',
    change: changeKey((key) => {
      key.grants = denied('kms:ListGrants', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/kms:ListGrants/],
  },
  {
    name: 'the trail has no key',
    change: (draft) => {
      for (const { inRegions } of draft.accounts)
        for (const { trails } of inRegions)
          if (trails.kind === 'known')
            for (const trail of trails.value) if (trail.keyArn === KEY) delete trail.keyArn;
    },
    status: 'not-applicable',
  },
];
