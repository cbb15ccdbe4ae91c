import { denied, MEMBER } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'every account has the role', status: 'pass', says: [/in 4 accounts$/] },
  {
    name: 'one member has deleted it',
    change: (draft) => {
      draft.accounts.find(({ accountId }) => accountId === MEMBER)!.trailServiceRole = known(null);
    },
    status: 'fail',
    says: [/AWSServiceRoleForCloudTrail/],
    places: [MEMBER],
  },
  {
    name: 'roles of one member may not be read',
    change: (draft) => {
      draft.accounts.find(({ accountId }) => accountId === MEMBER)!.trailServiceRole = denied(
        'iam:GetRole',
        MEMBER,
      );
    },
    status: 'unknown',
    says: [/iam:GetRole/],
    places: [MEMBER],
  },
];
