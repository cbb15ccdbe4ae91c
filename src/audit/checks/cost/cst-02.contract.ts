import { denied, type Draft, HOME, MEMBER, valueOf } from '../../example/example-snapshot.contract.js';
import { known, type Snapshot, type TrailFacts } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { trailsOf } from '../trail/change-trail.contract.js';

/** A trail of the member, at home in the home Region, that records management events as well. */
function addTrail(draft: Draft<Snapshot>): Draft<TrailFacts> {
  const trails = trailsOf(draft, MEMBER, HOME);
  const own: Draft<TrailFacts> = {
    ...structuredClone(trails[0]!),
    arn: `arn:aws:cloudtrail:${HOME}:${MEMBER}:trail/old-trail`,
    name: 'old-trail',
    isOrganizationTrail: false,
    selection: known({
      basic: [
        {
          readWriteType: 'All',
          includeManagementEvents: true,
          excludedManagementSources: [],
          dataResources: [],
        },
      ],
      advanced: [],
    }),
  };
  trails.push(own);
  return own;
}

export const cases: readonly CheckCase[] = [
  { name: 'the organization trail is the only one', status: 'pass' },
  {
    name: 'one account has a trail of its own',
    change: addTrail,
    status: 'fail',
    says: [/old-trail records management events/],
    places: [`${MEMBER} ${HOME}`],
  },
  {
    name: 'the trail of the account does not log',
    change: (draft) => {
      valueOf(addTrail(draft).status).isLogging = false;
    },
    status: 'pass',
  },
  {
    name: 'the trail of the account records data events only',
    change: (draft) => {
      addTrail(draft).selection = known({ basic: [], advanced: [] });
    },
    status: 'pass',
  },
  {
    name: 'the configuration wants a trail in each account',
    change: addTrail,
    expectations: {
      realTime: {
        kind: 'per-account',
        trailName: 'old-trail',
        logGroupName: 'orgtrail',
        logRetentionDays: 365,
        bucketExpirationDays: 1,
      },
    },
    status: 'pass',
  },
  {
    name: 'it may not be read what the trail of the account records',
    change: (draft) => {
      addTrail(draft).selection = denied('cloudtrail:GetEventSelectors', MEMBER, HOME);
    },
    status: 'unknown',
    says: [/cloudtrail:GetEventSelectors/],
  },
  {
    name: 'one account cannot be entered',
    change: (draft) => {
      const member = draft.accounts.find(({ accountId }) => accountId === MEMBER);
      for (const facts of member!.inRegions) facts.trails = denied('sts:AssumeRole', MEMBER, facts.region);
    },
    status: 'unknown',
    says: [/sts:AssumeRole/],
  },
];
