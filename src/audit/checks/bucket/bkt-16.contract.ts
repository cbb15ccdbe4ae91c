import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket, changeBucketPolicy, changing, without } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'a lock and a Deny stand in the way', status: 'pass' },
  {
    name: 'MFA Delete is on and nothing is locked',
    change: changeBucket((bucket) => {
      bucket.versioning = known({ status: 'Enabled', multiFactorDelete: true });
      bucket.objectLock = known(null);
    }),
    status: 'pass',
    says: [/MFA Delete/],
  },
  {
    name: 'nothing is locked',
    change: changeBucket((bucket) => {
      bucket.objectLock = known(null);
    }),
    status: 'not-applicable',
  },
  {
    name: 'the bucket policy denies no deleting',
    change: changeBucketPolicy(without('DenyTamper')),
    status: 'fail',
    says: [/an administrator of the log archive account may s3:DeleteObject$/, /the root user/],
  },
  {
    name: 'the bucket policy lets every role delete',
    change: changeBucketPolicy(
      changing('DenyTamper', (statement) => ({
        ...statement,
        Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
      })),
    ),
    status: 'fail',
    says: [/^an administrator/],
  },
  {
    name: 'the bucket policy may not be read',
    change: changeBucket((bucket) => {
      bucket.policy = denied('s3:GetBucketPolicy', LOG_ARCHIVE);
    }),
    status: 'unknown',
  },
  {
    name: 'versioning may not be read',
    change: changeBucket((bucket) => {
      bucket.versioning = denied('s3:GetBucketVersioning', LOG_ARCHIVE);
    }),
    status: 'unknown',
  },
];
