import {
  denied,
  HOME,
  hoursBefore,
  MANAGEMENT,
  OTHER,
  valueOf,
} from '../../example/example-snapshot.contract.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail, trailsOf } from './change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'digests are delivered', status: 'pass', says: [/2 Regions/] },
  {
    name: 'the key refuses digests',
    change: changeTrail((trail) => {
      valueOf(trail.status).digestDeliveryError = 'AccessDenied';
    }),
    status: 'fail',
    says: [/AccessDenied/],
    places: [`${MANAGEMENT} ${HOME}`],
  },
  {
    name: 'the last digest of another Region is four hours old',
    change: (draft) => {
      for (const trail of trailsOf(draft, MANAGEMENT, OTHER))
        valueOf(trail.status).digestDeliveredAt = hoursBefore(4);
    },
    status: 'fail',
    says: [/4 h old/],
    places: [`${MANAGEMENT} ${OTHER}`],
  },
  {
    name: 'no digest was ever delivered',
    change: changeTrail((trail) => {
      delete valueOf(trail.status).digestDeliveredAt;
    }),
    status: 'fail',
    says: [/ever/],
  },
  {
    name: 'the status may not be read',
    change: changeTrail((trail) => {
      trail.status = denied('cloudtrail:GetTrailStatus', MANAGEMENT, HOME);
    }),
    status: 'unknown',
    says: [/cloudtrail:GetTrailStatus/],
  },
];
