import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'a year is enough', status: 'pass' },
  {
    name: 'the lock is a day too short',
    change: changeBucket((bucket) => {
      bucket.objectLock = known({ defaultRetention: { mode: 'COMPLIANCE', days: 364 } });
    }),
    status: 'fail',
    says: [/for 364 days, and have to be kept for 365/],
  },
  {
    name: 'the lock is that of a trial',
    change: changeBucket((bucket) => {
      bucket.objectLock = known({ defaultRetention: { mode: 'GOVERNANCE', days: 1 } });
    }),
    status: 'fail',
    says: [/for 1 day, and have to be kept for 365/],
  },
  {
    name: 'seven years are asked for',
    expectations: { retentionDays: 2555 },
    status: 'fail',
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
