import {
  denied,
  type Draft,
  LOG_ARCHIVE,
  SECURITY,
  valueOf,
} from '../../example/example-snapshot.contract.js';
import type { Snapshot } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

function close(draft: Draft<Snapshot>, accountId: string): void {
  for (const each of valueOf(draft.organization.accounts))
    if (each.accountId === accountId) each.status = 'PENDING_CLOSURE';
}

export const cases: readonly CheckCase[] = [
  { name: 'the owner of the bucket is active', status: 'pass', says: [/222222222222/] },
  {
    name: 'the log archive account was closed',
    change: (draft) => close(draft, LOG_ARCHIVE),
    status: 'fail',
    says: [/PENDING_CLOSURE/],
    places: [LOG_ARCHIVE],
  },
  {
    name: 'the security account was closed',
    change: (draft) => close(draft, SECURITY),
    expectations: { logArchiveAccountId: LOG_ARCHIVE, securityAccountId: SECURITY },
    status: 'fail',
    places: [SECURITY],
  },
  {
    name: 'a closed account that nobody calls the security account',
    change: (draft) => close(draft, SECURITY),
    status: 'pass',
  },
  {
    name: 'accounts may not be listed',
    change: (draft) => {
      draft.organization.accounts = denied('organizations:ListAccounts');
    },
    status: 'unknown',
    says: [/organizations:ListAccounts/],
  },
];
