import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'new objects are locked', status: 'pass' },
  {
    name: 'the bucket has no Object Lock',
    change: changeBucket((bucket) => {
      bucket.objectLock = known(null);
    }),
    status: 'fail',
    says: [/no Object Lock/],
  },
  {
    name: 'Object Lock has no default',
    change: changeBucket((bucket) => {
      bucket.objectLock = known({ defaultRetention: null });
    }),
    status: 'fail',
    says: [/without a default retention/],
  },

  {
    name: 'the lock may not be read',
    change: changeBucket((bucket) => {
      bucket.objectLock = denied('s3:GetBucketObjectLockConfiguration', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetBucketObjectLockConfiguration/],
  },
];
