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
  { name: 'logs are delivered', status: 'pass', says: [/2 Regions/] },
  {
    name: 'the bucket refuses',
    change: changeTrail((trail) => {
      valueOf(trail.status).deliveryError = 'AccessDenied';
    }),
    status: 'fail',
    says: [/AccessDenied/],
    places: [`${MANAGEMENT} ${HOME}`],
  },
  {
    name: 'the bucket refuses what comes from another Region',
    change: (draft) => {
      for (const trail of trailsOf(draft, MANAGEMENT, OTHER))
        valueOf(trail.status).deliveryError = 'KMS.DisabledException';
    },
    status: 'fail',
    says: [/KMS/],
    places: [`${MANAGEMENT} ${OTHER}`],
  },
  {
    name: 'the last log of the home Region is three days old',
    change: changeTrail((trail) => {
      valueOf(trail.status).deliveredAt = hoursBefore(73);
    }),
    status: 'fail',
    says: [/3 days old/],
  },
  {
    name: 'nothing happened in another Region for three days',
    change: (draft) => {
      for (const trail of trailsOf(draft, MANAGEMENT, OTHER))
        valueOf(trail.status).deliveredAt = hoursBefore(73);
    },
    status: 'pass',
  },
  {
    name: 'nothing was ever delivered',
    change: changeTrail((trail) => {
      delete valueOf(trail.status).deliveredAt;
    }),
    status: 'fail',
    says: [/ever/],
  },
  {
    name: 'the status of one Region may not be read',
    change: (draft) => {
      for (const trail of trailsOf(draft, MANAGEMENT, OTHER))
        trail.status = denied('cloudtrail:GetTrailStatus', MANAGEMENT, OTHER);
    },
    status: 'unknown',
    says: [/cloudtrail:GetTrailStatus/],
    places: [`${MANAGEMENT} ${OTHER}`],
  },
];
