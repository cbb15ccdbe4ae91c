import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the mode is COMPLIANCE', status: 'pass' },
  {
    name: 'the mode is GOVERNANCE',
    change: changeBucket((bucket) => {
      bucket.objectLock = known({ defaultRetention: { mode: 'GOVERNANCE', days: 400 } });
    }),
    status: 'fail',
    says: [/GOVERNANCE/],
  },
  {
    name: 'the mode is GOVERNANCE, as orgtrail.yaml says',
    change: changeBucket((bucket) => {
      bucket.objectLock = known({ defaultRetention: { mode: 'GOVERNANCE', days: 400 } });
    }),
    expectations: { retentionMode: 'GOVERNANCE' },
    status: 'pass',
  },
  {
    name: 'nothing is locked',
    change: changeBucket((bucket) => {
      bucket.objectLock = known(null);
    }),
    status: 'not-applicable',
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
