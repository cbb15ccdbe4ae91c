import { denied, MANAGEMENT, OTHER } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { NO_STACK_SET } from './no-stack-set.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the management account has the stacks', status: 'pass', says: [/2 Regions/] },
  {
    name: 'one Region of the management account has none',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const facts of account.inRegions)
          if (account.accountId === MANAGEMENT && facts.region === OTHER) facts.stacks = known([]);
    },
    status: 'fail',
    says: [/has no stack/],
    places: [`${MANAGEMENT} ${OTHER}`],
  },
  {
    name: 'one stack could not be made',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const facts of account.inRegions)
          if (account.accountId === MANAGEMENT && facts.region === OTHER)
            facts.stacks = known([{ name: 'orgtrail-every-account', status: 'ROLLBACK_COMPLETE' }]);
    },
    status: 'fail',
    says: [/ROLLBACK_COMPLETE/],
  },
  {
    name: 'stacks may not be listed',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const facts of account.inRegions)
          if (account.accountId === MANAGEMENT)
            facts.stacks = denied('cloudformation:ListStacks', MANAGEMENT, facts.region);
    },
    status: 'unknown',
    says: [/cloudformation:ListStacks/],
  },
  ...NO_STACK_SET,
];
