import { denied, HOME, MANAGEMENT, valueOf } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'every account has the home Region', status: 'pass' },
  {
    name: 'the home Region is one to opt in to',
    change: (draft) => {
      const management = draft.accounts.find(({ accountId }) => accountId === MANAGEMENT);
      for (const each of valueOf(management!.regions)) if (each.region === HOME) each.status = 'ENABLED';
    },
    status: 'fail',
    says: [/opt in/],
  },
  {
    name: 'Regions may not be listed',
    change: (draft) => {
      const management = draft.accounts.find(({ accountId }) => accountId === MANAGEMENT);
      management!.regions = denied('account:ListRegions');
    },
    status: 'unknown',
    says: [/account:ListRegions/],
  },
];
