import { denied, MANAGEMENT, MEMBER, valueOf } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'every account is usual', status: 'pass', says: [/: 4 accounts$/] },
  {
    name: 'one account makes fifty times as many events as the others',
    change: (draft) => {
      valueOf(draft.usage).push({
        month: '2026-02',
        accountId: MEMBER,
        usageType: 'EUW1-FreeEventsRecorded',
        quantity: 5_750_000,
        usd: 0,
      });
    },
    status: 'fail',
    says: [/5,880,000 events in 2026-02, 51 times/],
    places: [MEMBER],
  },
  {
    name: 'there are too few accounts to compare',
    change: (draft) => {
      draft.usage = known(valueOf(draft.usage).filter(({ accountId }) => accountId === MANAGEMENT));
    },
    status: 'not-applicable',
  },
  {
    name: 'Cost Explorer may not be asked',
    change: (draft) => {
      draft.usage = denied('ce:GetCostAndUsage');
    },
    status: 'unknown',
    says: [/ce:GetCostAndUsage/],
  },
];
