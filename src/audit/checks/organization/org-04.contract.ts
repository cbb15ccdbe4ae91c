import { accountId, denied, MEMBER, SECURITY } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the security account is registered, and nothing says otherwise', status: 'pass' },
  {
    name: 'the expected account is registered',
    expectations: { trailAdministrators: [SECURITY] },
    status: 'pass',
  },
  {
    name: 'a workload account is registered beside the expected one',
    change: (draft) => {
      draft.organization.trailAdministrators = known([SECURITY, MEMBER]);
    },
    expectations: { trailAdministrators: [SECURITY] },
    status: 'fail',
    says: [/nobody expects/],
    places: [MEMBER],
  },
  {
    name: 'the expected account is not registered',
    change: (draft) => {
      draft.organization.trailAdministrators = known([]);
    },
    expectations: { trailAdministrators: [SECURITY] },
    status: 'fail',
    says: [/is not registered/],
    places: [SECURITY],
  },
  {
    name: 'there are more than CloudTrail takes',
    change: (draft) => {
      draft.organization.trailAdministrators = known([
        SECURITY,
        MEMBER,
        accountId('555555555555'),
        accountId('666666666666'),
      ]);
    },
    status: 'fail',
    says: [/4 accounts/],
  },
  {
    name: 'delegated administrators may not be listed',
    change: (draft) => {
      draft.organization.trailAdministrators = denied('organizations:ListDelegatedAdministrators');
    },
    status: 'unknown',
    says: [/organizations:ListDelegatedAdministrators/],
  },
];
