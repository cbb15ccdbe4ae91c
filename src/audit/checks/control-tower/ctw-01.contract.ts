import { denied, type Draft, HOME, MANAGEMENT, valueOf } from '../../example/example-snapshot.contract.js';
import { known, type Snapshot, type TrailFacts } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { trailsOf } from '../trail/change-trail.contract.js';

function addSecond(draft: Draft<Snapshot>): Draft<TrailFacts> {
  const trails = trailsOf(draft, MANAGEMENT, HOME);
  const second = {
    ...structuredClone(trails[0]!),
    arn: `arn:aws:cloudtrail:${HOME}:${MANAGEMENT}:trail/aws-controltower-BaselineCloudTrail`,
    name: 'aws-controltower-BaselineCloudTrail',
  };
  trails.push(second);
  return second;
}

export const cases: readonly CheckCase[] = [
  { name: 'there is one organization trail', status: 'pass', says: [/organization-trail/] },
  {
    name: 'Control Tower has one as well',
    change: addSecond,
    status: 'fail',
    says: [/2 organization trails.*aws-controltower-BaselineCloudTrail/],
  },
  {
    name: 'the one of Control Tower does not log',
    change: (draft) => {
      valueOf(addSecond(draft).status).isLogging = false;
    },
    status: 'pass',
  },
  {
    name: 'the second one records data events only',
    change: (draft) => {
      addSecond(draft).selection = known({ basic: [], advanced: [] });
    },
    status: 'pass',
  },
  {
    name: 'it may not be read what the second one records',
    change: (draft) => {
      addSecond(draft).selection = denied('cloudtrail:GetEventSelectors', MANAGEMENT, HOME);
    },
    status: 'unknown',
    says: [/cloudtrail:GetEventSelectors/],
  },
];
