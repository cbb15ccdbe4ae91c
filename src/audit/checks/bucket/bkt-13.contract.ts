import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'there is no delete marker', status: 'pass' },
  {
    name: 'a log file has a delete marker',
    change: changeBucket((bucket) => {
      bucket.deleteMarkers = known({
        prefixes: ['AWSLogs/o-exampleorgid/'],
        keys: ['AWSLogs/o-exampleorgid/444444444444/CloudTrail/us-east-1/2026/03/01/a.json.gz'],
        truncated: false,
      });
    }),
    status: 'fail',
    says: [/hide 1 log file:/],
  },
  {
    name: 'versions may not be listed',
    change: changeBucket((bucket) => {
      bucket.deleteMarkers = denied('s3:ListBucketVersions', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:ListBucketVersions/],
  },
  {
    name: 'nothing was looked through',
    change: changeBucket((bucket) => {
      bucket.deleteMarkers = known({ prefixes: [], keys: [], truncated: false });
    }),
    status: 'unknown',
  },
];
