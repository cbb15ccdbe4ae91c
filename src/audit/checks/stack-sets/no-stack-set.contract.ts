import { HOME } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

/** What every check of stack sets says where there is none. */
export const NO_STACK_SET: readonly CheckCase[] = [
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
