import { denied } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'CloudTrail is trusted', status: 'pass' },
  {
    name: 'only others are trusted',
    change: (draft) => {
      draft.organization.trustedServices = known(['config.amazonaws.com']);
    },
    status: 'fail',
    says: [/not enabled/],
  },
  {
    name: 'trusted services may not be listed',
    change: (draft) => {
      draft.organization.trustedServices = denied('organizations:ListAWSServiceAccessForOrganization');
    },
    status: 'unknown',
    says: [/organizations:ListAWSServiceAccessForOrganization/],
  },
];
