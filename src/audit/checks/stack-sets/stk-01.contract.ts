import {
  denied,
  HOME,
  MEMBER,
  OTHER,
  ROOT,
  SECURITY_UNIT,
  valueOf,
} from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { NO_STACK_SET } from './no-stack-set.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'it stands everywhere', status: 'pass', says: [/ 6 accounts and Regions$/] },
  {
    name: 'a new account has no stack yet',
    change: (draft) => {
      const [stackSet] = valueOf(draft.stackSets);
      stackSet!.instances = known(
        valueOf(stackSet!.instances).filter(({ accountId }) => accountId !== MEMBER),
      );
    },
    status: 'fail',
    says: [/no stack here/],
    places: [`${MEMBER} ${HOME}`, `${MEMBER} ${OTHER}`].sort(),
  },
  {
    name: 'one stack is out of date',
    change: (draft) => {
      const [stackSet] = valueOf(draft.stackSets);
      const instance = valueOf(stackSet!.instances).find(
        (each) => each.accountId === MEMBER && each.region === OTHER,
      );
      instance!.status = 'OUTDATED';
      instance!.statusReason = 'ResourceLogicalId:ForwarderRole';
    },
    status: 'fail',
    says: [/OUTDATED here: ResourceLogicalId/],
    places: [`${MEMBER} ${OTHER}`],
  },
  {
    name: 'the configuration wants one Region only',
    change: (draft) => {
      const [stackSet] = valueOf(draft.stackSets);
      stackSet!.instances = known(valueOf(stackSet!.instances).filter(({ region }) => region === HOME));
    },
    expectations: { detectionRegions: [HOME] },
    status: 'pass',
    says: [/in 3 accounts/],
  },
  {
    name: 'it is meant for another unit than the one of the account',
    change: (draft) => {
      const [stackSet] = valueOf(draft.stackSets);
      stackSet!.targets = [SECURITY_UNIT];
      stackSet!.instances = known(
        valueOf(stackSet!.instances).filter(({ accountId }) => accountId !== MEMBER),
      );
    },
    status: 'pass',
    says: [/in 4 accounts/],
  },
  {
    name: 'the units of the organization may not be listed',
    change: (draft) => {
      for (const account of valueOf(draft.organization.accounts))
        if (account.accountId === MEMBER) account.parentId = denied('organizations:ListParents');
      valueOf(draft.stackSets)[0]!.targets = [ROOT];
    },
    status: 'unknown',
    says: [/organizations:ListParents/],
    places: [MEMBER],
  },
  {
    name: 'instances may not be listed',
    change: (draft) => {
      valueOf(draft.stackSets)[0]!.instances = denied('cloudformation:ListStackInstances');
    },
    status: 'unknown',
    says: [/cloudformation:ListStackInstances/],
  },
  ...NO_STACK_SET,
];
