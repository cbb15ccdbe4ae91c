import { denied, MANAGEMENT } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

function administrators(arns: readonly string[]): NonNullable<CheckCase['change']> {
  return (draft) => {
    for (const account of draft.accounts)
      if (account.accountId === MANAGEMENT) account.administrators = known([...arns]);
  };
}

export const cases: readonly CheckCase[] = [
  { name: 'a role administers the account', status: 'pass', says: [/role\/Administrator/] },
  {
    name: 'a user does',
    change: administrators([
      `arn:aws:iam::${MANAGEMENT}:role/Administrator`,
      `arn:aws:iam::${MANAGEMENT}:user/jane`,
    ]),
    status: 'fail',
    says: [/user\/jane$/],
  },
  {
    name: 'a group of users does',
    change: administrators([`arn:aws:iam::${MANAGEMENT}:group/admins`]),
    status: 'fail',
  },
  {
    name: 'they may not be listed',
    change: (draft) => {
      for (const account of draft.accounts)
        if (account.accountId === MANAGEMENT)
          account.administrators = denied('iam:ListEntitiesForPolicy', MANAGEMENT);
    },
    status: 'unknown',
    says: [/iam:ListEntitiesForPolicy/],
  },
  {
    name: 'nobody asked for them',
    change: (draft) => {
      for (const account of draft.accounts) delete account.administrators;
    },
    status: 'unknown',
  },
];
