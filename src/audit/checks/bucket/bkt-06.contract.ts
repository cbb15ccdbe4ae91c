import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { adding, changeBucket, changeBucketPolicy, changing } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'nobody is granted anything', status: 'pass' },
  {
    name: 'the organization may set versioning and replicate deletes, as in Landing Zone Accelerator',
    change: changeBucketPolicy((statements) =>
      adding({
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:PutBucketVersioning', 's3:ReplicateDelete'],
        Resource: [
          'arn:aws:s3:::organization-trail-222222222222',
          'arn:aws:s3:::organization-trail-222222222222/*',
        ],
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
      })(
        changing('DenyTamper', (statement) => ({
          ...statement,
          Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
        }))(statements),
      ),
    ),
    status: 'fail',
    says: [/every account of the organization may s3:ReplicateDelete, s3:PutBucketVersioning$/],
  },
  {
    name: 'everybody may write',
    change: changeBucketPolicy(() => [
      { Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource: '*' },
    ]),
    status: 'fail',
    says: [/everybody without credentials may s3:PutObject/, /every AWS account may s3:PutObject/],
  },
  {
    name: 'a role of some name may write, whatever account has made it',
    change: changeBucketPolicy(() => [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: '*',
        Condition: {
          StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' },
          ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/AWSAccelerator*' },
        },
      },
    ]),
    status: 'fail',
    says: [/every role like arn:aws:iam::\*:role\/AWSAccelerator\* may s3:PutObject/],
  },
  {
    name: 'a Deny stands over the grant',
    change: changeBucketPolicy(
      adding({ Effect: 'Allow', Principal: '*', Action: 's3:PutBucketVersioning', Resource: '*' }),
    ),
    status: 'pass',
  },
  {
    name: 'one named role may write',
    change: changeBucketPolicy(() => [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::444444444444:role/Writer' },
        Action: 's3:PutObject',
        Resource: '*',
      },
    ]),
    status: 'pass',
  },
  {
    name: 'the grant hangs on an address',
    change: changeBucketPolicy(() => [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      },
    ]),
    status: 'unknown',
    says: [/aws:SourceIp/],
  },

  {
    name: 'the policy may not be read',
    change: changeBucket((bucket) => {
      bucket.policy = denied('s3:GetBucketPolicy', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetBucketPolicy/],
  },
];
