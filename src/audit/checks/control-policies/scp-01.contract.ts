import { denied, ROOT } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'service control policies are enabled', status: 'pass' },
  {
    name: 'only resource control policies are',
    change: (draft) => {
      draft.organization.roots = known([
        { id: ROOT, name: 'Root', policyTypes: ['RESOURCE_CONTROL_POLICY'] },
      ]);
    },
    status: 'fail',
    says: [/not enabled/],
  },
  {
    name: 'the roots may not be listed',
    change: (draft) => {
      draft.organization.roots = denied('organizations:ListRoots');
    },
    status: 'unknown',
    says: [/organizations:ListRoots/],
  },
];
