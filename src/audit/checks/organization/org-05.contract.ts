import { denied } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'stack sets deploy, and may', status: 'pass' },
  {
    name: 'trusted access was taken away',
    change: (draft) => {
      draft.organization.stackSetsAccess = known('DISABLED');
    },
    status: 'fail',
    says: [/DISABLED/],
  },
  {
    name: 'no stack set is used',
    change: (draft) => {
      draft.stackSets = known([]);
      draft.organization.stackSetsAccess = known('DISABLED');
    },
    status: 'not-applicable',
  },
  {
    name: 'trusted access may not be read',
    change: (draft) => {
      draft.organization.stackSetsAccess = denied('cloudformation:DescribeOrganizationsAccess');
    },
    status: 'unknown',
    says: [/cloudformation:DescribeOrganizationsAccess/],
  },
];
