import { BUCKET, denied, LOG_ARCHIVE, MEMBER, valueOf } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'every account has a folder', status: 'pass', says: [/^4 active accounts/] },
  {
    name: 'nothing was ever delivered for one account',
    change: (draft) => {
      const [bucket] = draft.logBuckets;
      const folders = valueOf(bucket!.accountFolders);
      bucket!.accountFolders = known(folders.filter((each) => each !== MEMBER));
    },
    status: 'fail',
    says: [/no folder/],
    places: [MEMBER],
  },
  {
    name: 'a suspended account has no folder, and needs none',
    change: (draft) => {
      for (const account of valueOf(draft.organization.accounts))
        if (account.accountId === MEMBER) account.status = 'SUSPENDED';
      const [bucket] = draft.logBuckets;
      bucket!.accountFolders = known(valueOf(bucket!.accountFolders).filter((each) => each !== MEMBER));
    },
    status: 'pass',
    says: [/^3 active accounts/],
  },
  {
    name: 'the bucket may not be listed',
    change: (draft) => {
      for (const bucket of draft.logBuckets)
        if (bucket.name === BUCKET) bucket.accountFolders = denied('s3:ListBucket', LOG_ARCHIVE);
    },
    status: 'unknown',
    says: [/s3:ListBucket/],
  },
  {
    name: 'the accounts may not be listed',
    change: (draft) => {
      draft.organization.accounts = denied('organizations:ListAccounts');
    },
    status: 'unknown',
    says: [/organizations:ListAccounts/],
  },
];
