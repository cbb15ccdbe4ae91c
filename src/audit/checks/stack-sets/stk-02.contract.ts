import { denied, valueOf } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { NO_STACK_SET } from './no-stack-set.contract.js';

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
  ...NO_STACK_SET,
];
