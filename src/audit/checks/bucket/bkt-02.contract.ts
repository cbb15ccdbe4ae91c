import { denied, LOG_ARCHIVE } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

const OFF = {
  blockPublicAcls: false,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

export const cases: readonly CheckCase[] = [
  { name: 'everything is blocked', status: 'pass' },
  {
    name: 'S3 calls the policy public',
    change: changeBucket((bucket) => {
      bucket.isPublic = known(true);
    }),
    status: 'fail',
    says: [/bucket policy makes the bucket public/],
  },
  {
    name: 'neither bucket nor account blocks',
    change: changeBucket((bucket) => {
      bucket.publicAccessBlock = known(null);
      bucket.accountPublicAccessBlock = known(OFF);
    }),
    status: 'fail',
    says: [/blockPublicAcls off/],
  },
  {
    name: 'the account blocks what the bucket does not',
    change: changeBucket((bucket) => {
      bucket.publicAccessBlock = known(OFF);
    }),
    status: 'pass',
  },
  {
    name: 'the ACL grants everybody',
    change: changeBucket((bucket) => {
      bucket.grants = known([
        { grantee: 'http://acs.amazonaws.com/groups/global/AllUsers', permission: 'READ' },
      ]);
    }),
    status: 'fail',
    says: [/grants READ to AllUsers/],
  },
  {
    name: 'the account is not told and would have to block what the bucket does not',
    change: changeBucket((bucket) => {
      bucket.publicAccessBlock = known(null);
      bucket.accountPublicAccessBlock = denied('s3:GetAccountPublicAccessBlock', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetAccountPublicAccessBlock/],
  },
  {
    name: 'the status of the policy may not be read',
    change: changeBucket((bucket) => {
      bucket.isPublic = denied('s3:GetBucketPolicyStatus', LOG_ARCHIVE);
    }),
    status: 'unknown',
  },
  {
    name: 'the ACL may not be read, and the policy is public',
    change: changeBucket((bucket) => {
      bucket.isPublic = known(true);
      bucket.grants = denied('s3:GetBucketAcl', LOG_ARCHIVE);
    }),
    status: 'fail',
  },
];
