import { denied } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from './change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'global services are recorded', status: 'pass' },
  {
    name: 'global services are left out',
    change: changeTrail((trail) => {
      trail.includeGlobalServiceEvents = false;
    }),
    status: 'fail',
    says: [/IAM/],
  },
  {
    name: 'trails may not be described',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const region of account.inRegions)
          region.trails = denied('cloudtrail:DescribeTrails', account.accountId, region.region);
    },
    status: 'unknown',
    says: [/cloudtrail:DescribeTrails/],
  },
];
