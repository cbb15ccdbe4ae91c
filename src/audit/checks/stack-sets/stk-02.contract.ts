import { denied, HOME, valueOf } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'it deploys by itself and stays', status: 'pass' },
  {
    name: 'it does not deploy by itself',
    change: (draft) => {
      valueOf(draft.stackSets)[0]!.autoDeployment = { enabled: false, retainStacksOnAccountRemoval: true };
    },
    status: 'fail',
    says: [/is off/],
  },
  {
    name: 'an account that is moved loses it',
    change: (draft) => {
      valueOf(draft.stackSets)[0]!.autoDeployment = { enabled: true, retainStacksOnAccountRemoval: false };
    },
    status: 'fail',
    says: [/loses its stack/],
  },
  {
    name: 'it manages its permissions itself',
    change: (draft) => {
      valueOf(draft.stackSets)[0]!.permissionModel = 'SELF_MANAGED';
    },
    status: 'fail',
    says: [/new accounts get nothing/],
  },
  {
    name: 'AWS does not tell whether it deploys by itself',
    change: (draft) => {
      delete valueOf(draft.stackSets)[0]!.autoDeployment;
    },
    status: 'unknown',
    says: [/cloudformation:DescribeStackSet/],
  },
  {
    name: 'stack sets may not be listed',
    change: (draft) => {
      draft.stackSets = denied('cloudformation:ListStackSets');
    },
    status: 'unknown',
  },
  {
    name: 'the configuration wants detection in every account, and there is no stack set',
    change: (draft) => {
      draft.stackSets = known([]);
    },
    expectations: { realTime: { kind: 'hub', busName: 'orgtrail-hub', region: HOME } },
    status: 'fail',
    says: [/no stack set/],
  },
  {
    name: 'there is no stack set, and nobody wants one',
    change: (draft) => {
      draft.stackSets = known([]);
    },
    status: 'not-applicable',
  },
];
