import { denied } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from './change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'digests are written', status: 'pass' },
  {
    name: 'no digests are written',
    change: changeTrail((trail) => {
      trail.logFileValidationEnabled = false;
    }),
    status: 'fail',
    says: [/nothing would show/],
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
