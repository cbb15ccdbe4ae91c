import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { adding, changeBucket, changeBucketPolicy, changing, without } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the policy is the one that orgtrail sets up', status: 'pass' },
  {
    name: 'the prefix is the id of the organization, as in Control Tower',
    change: (draft) => {
      for (const { inRegions } of draft.accounts)
        for (const { trails } of inRegions)
          if (trails.kind === 'known') for (const trail of trails.value) trail.prefix = 'o-exampleorgid';
      changeBucket((bucket) => {
        const text = JSON.stringify(bucket.policy).replaceAll('/AWSLogs/', '/o-exampleorgid/AWSLogs/');
        bucket.policy = JSON.parse(text) as typeof bucket.policy;
      })(draft);
    },
    status: 'pass',
  },
  {
    name: 'CloudTrail may not read the ACL',
    change: changeBucketPolicy(without('TrailReadsAcl')),
    status: 'fail',
    says: [/may not read the ACL/],
  },
  {
    name: 'the management account has no prefix',
    change: changeBucketPolicy(
      changing('TrailWrites', (statement) => ({
        ...statement,
        Resource: 'arn:aws:s3:::organization-trail-222222222222/AWSLogs/o-exampleorgid/*',
      })),
    ),
    status: 'fail',
    says: [/may not write below AWSLogs\/111111111111\//],
  },
  {
    name: 'the organization is the only source that is asked for, as in the bucket of Control Tower',
    change: changeBucketPolicy(
      changing('TrailWrites', (statement) => ({
        ...statement,
        Condition: { StringEquals: { 'aws:SourceOrgID': 'o-exampleorgid' } },
      })),
    ),
    status: 'fail',
    says: [/any member of the organization makes/],
  },
  {
    name: 'the bucket has no policy',
    change: changeBucket((bucket) => {
      bucket.policy = known(null);
    }),
    status: 'fail',
    says: [/may not read the ACL/, /may not write below/],
  },
  {
    name: 'a statement holds what the evaluator does not know',
    change: changeBucketPolicy(
      adding({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: '*',
        Condition: { BinaryEquals: { 'aws:SourceArn': 'QmFzZTY0' } },
      }),
    ),
    status: 'unknown',
    says: [/it cannot be told/],
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
