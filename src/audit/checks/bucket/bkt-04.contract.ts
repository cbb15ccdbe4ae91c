import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { adding, changeBucket, changeBucketPolicy, changing, without } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'every statement asks for the trail', status: 'pass' },
  {
    name: 'the statement that writes asks for nothing, as that of Landing Zone Accelerator',
    change: changeBucketPolicy((statements) =>
      changing(
        'TrailWrites',
        ({ Condition: _conditions, ...statement }) => statement,
      )(without('DenyServicesOfOtherOrganizations')(statements)),
    ),
    status: 'fail',
    says: [/^TrailWrites lets CloudTrail act/],
  },
  {
    name: 'the account of the source is asked for, which is a source as well',
    change: changeBucketPolicy(
      changing('TrailReadsAcl', (statement) => ({
        ...statement,
        Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
      })),
    ),
    status: 'pass',
  },
  {
    name: 'any trail of that name is good enough',
    change: changeBucketPolicy(
      changing('TrailReadsAcl', (statement) => ({
        ...statement,
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:*:trail/organization-trail' },
        },
      })),
    ),
    status: 'fail',
    says: [/^TrailReadsAcl/],
  },
  {
    name: 'a further statement lets CloudTrail read',
    change: changeBucketPolicy(
      adding({
        Effect: 'Allow',
        Principal: { Service: ['config.amazonaws.com', 'cloudtrail.amazonaws.com'] },
        Action: 's3:Get*',
        Resource: 'arn:aws:s3:::organization-trail-222222222222/*',
      }),
    ),
    status: 'fail',
    says: [/^#9 lets/],
  },
  {
    name: 'the bucket has no policy',
    change: changeBucket((bucket) => {
      bucket.policy = known(null);
    }),
    status: 'pass',
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
