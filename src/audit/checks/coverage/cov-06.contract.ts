import {
  accountId,
  denied,
  type Draft,
  LOG_ARCHIVE,
  valueOf,
} from '../../example/example-snapshot.contract.js';
import type { Snapshot } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

const STRANGER = accountId('999999999999');

function addFolder(draft: Draft<Snapshot>): void {
  valueOf(draft.logBuckets[0]!.accountFolders).push(STRANGER);
}

export const cases: readonly CheckCase[] = [
  { name: 'every folder is that of an account', status: 'pass', says: [/^4 folders/] },
  {
    name: 'there is a folder of an account that nobody knows',
    change: addFolder,
    status: 'fail',
    says: [/not in the organization/],
    places: [STRANGER],
  },
  {
    name: 'the configuration knows the account, which has left',
    change: addFolder,
    expectations: { knownAccounts: [STRANGER] },
    status: 'pass',
  },
  {
    name: 'the bucket may not be listed',
    change: (draft) => {
      draft.logBuckets[0]!.accountFolders = denied('s3:ListBucket', LOG_ARCHIVE);
    },
    status: 'unknown',
    says: [/s3:ListBucket/],
  },
];
