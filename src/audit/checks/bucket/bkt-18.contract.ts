import {
  accountId,
  denied,
  HOME,
  LOG_ARCHIVE,
  OTHER,
  valueOf,
} from '../../example/example-snapshot.contract.js';
import { known, type ReplicationRule } from '../../snapshot/index.js';
import type { Draft } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeBucket } from '../change-example.contract.js';

function rule(change: (rule: Draft<ReplicationRule>) => void) {
  return changeBucket((bucket) => {
    for (const each of valueOf<Draft<ReplicationRule>[]>(bucket.replication as never)) change(each);
  });
}

export const cases: readonly CheckCase[] = [
  { name: 'another account in another Region holds a locked copy', status: 'pass' },
  {
    name: 'there is no copy',
    change: changeBucket((bucket) => {
      bucket.replication = known([]);
    }),
    status: 'fail',
    says: [/no replication rule/],
  },
  {
    name: 'the rule is disabled',
    change: rule((each) => {
      each.enabled = false;
    }),
    status: 'fail',
  },
  {
    name: 'the copy is in the same account and Region',
    change: rule((each) => {
      delete each.targetAccountId;
      each.targetRegion = known(HOME);
    }),
    status: 'fail',
    says: [/same account and Region/],
  },
  {
    name: 'the copy is in another account of the same Region',
    change: rule((each) => {
      each.targetAccountId = accountId('555555555555');
      each.targetRegion = known(HOME);
    }),
    status: 'pass',
  },
  {
    name: 'the copy is not locked',
    change: rule((each) => {
      each.targetObjectLock = known(null);
    }),
    status: 'fail',
    says: [/locks nothing/],
  },
  {
    name: 'the lock of the copy may not be read',
    change: rule((each) => {
      each.targetObjectLock = denied('s3:GetBucketObjectLockConfiguration', '555555555555', OTHER);
    }),
    status: 'unknown',
  },
  {
    name: 'the replication may not be read',
    change: changeBucket((bucket) => {
      bucket.replication = denied('s3:GetReplicationConfiguration', LOG_ARCHIVE);
    }),
    status: 'unknown',
    says: [/s3:GetReplicationConfiguration/],
  },
];
