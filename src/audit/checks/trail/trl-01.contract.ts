import { denied, HOME, MANAGEMENT } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from './change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'the trail is logging', status: 'pass' },
  {
    name: 'somebody stopped the trail',
    change: changeTrail((trail) => {
      trail.status = known({ isLogging: false, stoppedAt: '2026-02-27T03:00:00.000Z' });
    }),
    status: 'fail',
    says: [/since 2026-02-27T03:00:00.000Z/],
    places: [`${MANAGEMENT} ${HOME}`],
  },
  {
    name: 'the trail was made and never started',
    change: changeTrail((trail) => {
      trail.status = known({ isLogging: false });
    }),
    status: 'fail',
    says: [/never started/],
  },
  {
    name: 'the status may not be read',
    change: changeTrail((trail) => {
      trail.status = denied('cloudtrail:GetTrailStatus', MANAGEMENT, HOME);
    }),
    status: 'unknown',
    says: [/cloudtrail:GetTrailStatus/],
  },
  {
    name: 'there is no organization trail',
    change: (draft) => {
      for (const account of draft.accounts) for (const region of account.inRegions) region.trails = known([]);
    },
    status: 'not-applicable',
  },
];
