import { denied, HOME, hoursBefore, MANAGEMENT, MEMBER } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail, trailsOf } from '../trail/change-trail.contract.js';
import { withLogGroup } from './with-log-group.contract.js';

function told(times: { readonly at?: string; readonly error?: string }) {
  return withLogGroup(
    changeTrail((trail) => {
      trail.status = known({
        isLogging: true,
        deliveredAt: hoursBefore(0.1),
        digestDeliveredAt: hoursBefore(0.5),
        ...(times.at !== undefined && { logGroupDeliveredAt: times.at }),
        ...(times.error !== undefined && { logGroupDeliveryError: times.error }),
      });
    }),
  );
}

export const cases: readonly CheckCase[] = [
  { name: 'events arrive', change: withLogGroup(), status: 'pass', places: [`${MANAGEMENT} ${HOME}`] },
  { name: 'the trail has no log group, and needs none', status: 'not-applicable' },
  {
    name: 'the trail has no log group, and should have one',
    expectations: {
      realTime: {
        kind: 'central-log-group',
        logGroupName: '/orgtrail/organization-trail',
        logRetentionDays: 365,
      },
    },
    status: 'fail',
    says: [/delivers to no log group/],
  },

  { name: 'the last event is two hours old', change: told({ at: hoursBefore(2) }), status: 'fail' },
  {
    name: 'the delivery fails',
    change: told({ at: hoursBefore(0.1), error: 'AccessDenied' }),
    status: 'fail',
    says: [/AccessDenied/],
  },
  { name: 'nothing ever arrived', change: told({}), status: 'fail', says: [/nothing was ever/] },
  {
    name: 'the status may not be read',
    change: withLogGroup(
      changeTrail((trail) => {
        trail.status = denied('cloudtrail:GetTrailStatus', MANAGEMENT, HOME);
      }),
    ),
    status: 'unknown',
    says: [/cloudtrail:GetTrailStatus/],
  },
  {
    name: 'each account has a trail of its own, and one of them has no log group',
    change: (draft) => {
      const [trail] = trailsOf(draft, MEMBER, HOME);
      trailsOf(draft, MEMBER, HOME).push({
        ...structuredClone(trail!),
        name: 'orgtrail-account',
        arn: `arn:aws:cloudtrail:${HOME}:${MEMBER}:trail/orgtrail-account`,
        isOrganizationTrail: false,
      });
    },
    expectations: {
      realTime: {
        kind: 'per-account',
        trailName: 'orgtrail-account',
        logGroupName: '/orgtrail/account-trail',
        logRetentionDays: 90,
        bucketExpirationDays: 7,
      },
    },
    status: 'fail',
    says: [/delivers to no log group/],
    places: [`${MEMBER} ${HOME}`],
  },
];
