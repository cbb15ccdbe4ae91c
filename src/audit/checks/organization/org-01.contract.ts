import { denied } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'all features are enabled', status: 'pass' },
  {
    name: 'only bills are consolidated',
    change: (draft) => {
      const { description } = draft.organization;
      if (description.kind === 'known')
        draft.organization.description = known({ ...description.value, featureSet: 'CONSOLIDATED_BILLING' });
    },
    status: 'fail',
    says: [/CONSOLIDATED_BILLING/],
  },
  {
    name: 'the organization may not be described',
    change: (draft) => {
      draft.organization.description = denied('organizations:DescribeOrganization');
    },
    status: 'unknown',
    says: [/organizations:DescribeOrganization/],
  },
];
