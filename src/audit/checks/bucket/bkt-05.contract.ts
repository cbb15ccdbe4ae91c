import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket, changeBucketPolicy, changing, without } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'plain HTTP is denied', status: 'pass' },
  {
    name: 'nothing denies plain HTTP',
    change: changeBucketPolicy(without('DenyPlainHttp')),
    status: 'fail',
    says: [/over plain HTTP nothing denies s3:ListBucket, s3:GetObject, s3:PutObject$/],
  },
  {
    name: 'it is denied for the bucket and not for what lies in it',
    change: changeBucketPolicy(
      changing('DenyPlainHttp', (statement) => ({
        ...statement,
        Resource: 'arn:aws:s3:::organization-trail-222222222222',
      })),
    ),
    status: 'fail',
    says: [/nothing denies s3:GetObject, s3:PutObject$/],
  },
  {
    name: 'the condition is the wrong way round',
    change: changeBucketPolicy(
      changing('DenyPlainHttp', (statement) => ({
        ...statement,
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      })),
    ),
    status: 'fail',
  },
  {
    name: 'the bucket has no policy',
    change: changeBucket((bucket) => {
      bucket.policy = known(null);
    }),
    status: 'fail',
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
