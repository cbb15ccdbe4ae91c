import { denied } from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from './change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'a trail of all Regions', status: 'pass' },
  {
    name: 'a trail of one Region',
    change: changeTrail((trail) => {
      trail.isMultiRegionTrail = false;
    }),
    status: 'fail',
    says: [/us-east-1 only/],
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
