import { accountId, BUCKET, denied, MANAGEMENT, MEMBER } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the log archive account owns it', status: 'pass' },
  {
    name: 'the configured account owns the configured bucket',
    expectations: { logArchiveAccountId: accountId('222222222222'), bucketName: BUCKET },
    status: 'pass',
  },
  {
    name: 'the management account owns it',
    change: changeBucket((bucket) => {
      bucket.ownerAccountId = known(MANAGEMENT);
    }),
    status: 'fail',
    says: [/in the management account/],
    places: [`${MANAGEMENT} us-east-1`],
  },
  {
    name: 'no account of the organization owns it',
    change: changeBucket((bucket) => {
      bucket.ownerAccountId = known(null);
    }),
    status: 'fail',
    says: [/none of the organization's accounts/],
  },
  {
    name: 'a workload account owns it, and another one is configured',
    change: changeBucket((bucket) => {
      bucket.ownerAccountId = known(MEMBER);
    }),
    expectations: { logArchiveAccountId: accountId('222222222222') },
    status: 'fail',
    says: [/in account 444444444444/],
  },
  {
    name: 'another bucket is configured',
    expectations: { bucketName: 'somewhere-else' },
    status: 'fail',
    says: [/orgtrail.yaml names somewhere-else/],
  },
  {
    name: 'nobody says whose it is',
    change: changeBucket((bucket) => {
      bucket.ownerAccountId = denied('s3:ListBucket');
    }),
    status: 'unknown',
    says: [/s3:ListBucket/],
  },
  {
    name: 'nobody says which account is the management account',
    change: (draft) => {
      draft.organization.description = denied('organizations:DescribeOrganization');
    },
    status: 'unknown',
  },
];
