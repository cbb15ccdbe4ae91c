import { denied, MANAGEMENT, MEMBER, OTHER, valueOf } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { trailsOf } from '../trail/change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'every member sees the trail', status: 'pass', says: [/ 6 accounts and Regions$/] },
  {
    name: 'one member does not see the trail in one Region',
    change: (draft) => {
      trailsOf(draft, MEMBER, OTHER).length = 0;
    },
    status: 'fail',
    says: [/does not reach/],
    places: [`${MEMBER} ${OTHER}`],
  },
  {
    name: 'the trail does not log in one member',
    change: (draft) => {
      for (const trail of trailsOf(draft, MEMBER, OTHER)) valueOf(trail.status).isLogging = false;
    },
    status: 'fail',
    says: [/does not log/],
  },
  {
    name: 'CloudTrail cannot deliver from one member',
    change: (draft) => {
      for (const trail of trailsOf(draft, MEMBER, OTHER))
        valueOf(trail.status).deliveryError = 'NoSuchBucket';
    },
    status: 'fail',
    says: [/NoSuchBucket/],
  },
  {
    name: 'the management account, which TRL-01 and TRL-04 judge, has an error',
    change: (draft) => {
      for (const trail of trailsOf(draft, MANAGEMENT, OTHER))
        valueOf(trail.status).deliveryError = 'NoSuchBucket';
    },
    status: 'pass',
  },
  {
    name: 'one member cannot be entered',
    change: (draft) => {
      const member = draft.accounts.find(({ accountId }) => accountId === MEMBER);
      for (const facts of member!.inRegions) facts.trails = denied('sts:AssumeRole', MEMBER, facts.region);
    },
    status: 'unknown',
    says: [/sts:AssumeRole/],
    places: [`${MEMBER} eu-west-1`, `${MEMBER} us-east-1`],
  },
  {
    name: 'nobody asked one member',
    change: (draft) => {
      draft.accounts = draft.accounts.filter(({ accountId }) => accountId !== MEMBER);
    },
    status: 'unknown',
    places: [MEMBER],
  },
  {
    name: 'the trail records its home Region only, and the other Region does not show it',
    change: (draft) => {
      for (const account of draft.accounts)
        for (const facts of account.inRegions)
          facts.trails =
            facts.region === OTHER
              ? known([])
              : known(valueOf(facts.trails).map((trail) => ({ ...trail, isMultiRegionTrail: false })));
    },
    status: 'pass',
  },
];
