import { denied, HOME, MANAGEMENT } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { trailsOf } from './change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'there is one trail', status: 'pass', says: [/^1 of 5/] },
  {
    name: 'five trails stand in the home Region',
    change: (draft) => {
      const trails = trailsOf(draft, MANAGEMENT, HOME);
      for (const name of ['a', 'b', 'c', 'd'])
        trails.push({
          ...trails[0]!,
          isOrganizationTrail: false,
          selection: known({ basic: [], advanced: [] }),
          name,
          arn: `arn:aws:cloudtrail:${HOME}:${MANAGEMENT}:trail/${name}`,
        });
    },
    status: 'fail',
    says: [/5 trails/],
  },
  {
    name: 'the home Region may not be asked, while another one shows the trail',
    change: (draft) => {
      const management = draft.accounts.find(({ accountId }) => accountId === MANAGEMENT);
      for (const facts of management!.inRegions)
        if (facts.region === HOME) facts.trails = denied('cloudtrail:DescribeTrails', MANAGEMENT, HOME);
    },
    status: 'unknown',
    says: [/cloudtrail:DescribeTrails/],
  },
];
