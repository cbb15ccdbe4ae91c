import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the owner of the bucket owns every object', status: 'pass' },
  {
    name: 'writers own their objects',
    change: changeBucket((bucket) => {
      bucket.ownership = known('ObjectWriter');
    }),
    status: 'fail',
    says: [/ObjectWriter/],
  },
  {
    name: 'there is no setting',
    change: changeBucket((bucket) => {
      bucket.ownership = known(null);
    }),
    status: 'fail',
    says: [/not set/],
  },
  {
    name: 'the setting may not be read',
    change: changeBucket((bucket) => {
      bucket.ownership = denied('s3:GetBucketOwnershipControls', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetBucketOwnershipControls/],
  },
];
