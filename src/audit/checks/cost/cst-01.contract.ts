import { denied, MEMBER, valueOf } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'nothing is paid for', status: 'pass', says: [/2026-02/] },
  {
    name: 'one account paid for further copies last month',
    change: (draft) => {
      for (const usageType of ['USE1-PaidEventsRecorded', 'EUW1-PaidEventsRecorded'])
        valueOf(draft.usage).push({
          month: '2026-02',
          accountId: MEMBER,
          usageType,
          quantity: 12_500,
          usd: 0.25,
        });
    },
    status: 'fail',
    says: [/^further copies of 25,000 events .* US\$ 0\.50$/],
    places: [MEMBER],
  },
  {
    name: 'one account paid before and does not any more',
    change: (draft) => {
      valueOf(draft.usage).push({
        month: '2026-01',
        accountId: MEMBER,
        usageType: 'USE1-PaidEventsRecorded',
        quantity: 1000,
        usd: 0.02,
      });
    },
    status: 'pass',
  },
  {
    name: 'Cost Explorer tells of no use',
    change: (draft) => {
      draft.usage = known([]);
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
