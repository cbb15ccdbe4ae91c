import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'versioning is enabled', status: 'pass' },
  {
    name: 'versioning is suspended',
    change: changeBucket((bucket) => {
      bucket.versioning = known({ status: 'Suspended', multiFactorDelete: false });
    }),
    status: 'fail',
    says: [/is suspended/],
  },
  {
    name: 'versioning was never enabled',
    change: changeBucket((bucket) => {
      bucket.versioning = known({ status: 'Never', multiFactorDelete: false });
    }),
    status: 'fail',
    says: [/never enabled/],
  },
  {
    name: 'versioning may not be read',
    change: changeBucket((bucket) => {
      bucket.versioning = denied('s3:GetBucketVersioning', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetBucketVersioning/],
    places: [`${LOG_ARCHIVE} us-east-1`],
  },
];
