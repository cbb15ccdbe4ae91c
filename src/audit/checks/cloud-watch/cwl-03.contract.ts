import { denied, HOME, MANAGEMENT } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { GROUP, watched, withLogGroup } from './with-log-group.contract.js';

export const cases: readonly CheckCase[] = [
  { name: 'events are kept for a year', change: withLogGroup(), status: 'pass' },
  { name: 'there is no log group', status: 'not-applicable' },
  {
    name: 'events are kept too short',
    change: withLogGroup((draft) => {
      watched(draft).logGroups = known([
        { arn: GROUP, name: '/orgtrail/organization-trail', retentionDays: 30 },
      ]);
    }),
    status: 'fail',
    says: [/for 30 days, and should for 365/],
  },
  {
    name: 'thirty days are configured',
    change: withLogGroup((draft) => {
      watched(draft).logGroups = known([
        { arn: GROUP, name: '/orgtrail/organization-trail', retentionDays: 30 },
      ]);
    }),
    expectations: { logGroupRetentionDays: 30 },
    status: 'pass',
    says: [/a key of CloudWatch Logs/],
  },
  {
    name: 'events are kept for ever',
    change: withLogGroup((draft) => {
      watched(draft).logGroups = known([{ arn: GROUP, name: '/orgtrail/organization-trail' }]);
    }),
    status: 'fail',
    says: [/never lets events go/],
  },
  {
    name: 'the group is gone',
    change: withLogGroup((draft) => {
      watched(draft).logGroups = known([]);
    }),
    status: 'fail',
    says: [/no such log group/],
  },
  {
    name: 'groups may not be listed',
    change: withLogGroup((draft) => {
      watched(draft).logGroups = denied('logs:DescribeLogGroups', MANAGEMENT, HOME);
    }),
    status: 'unknown',
    says: [/logs:DescribeLogGroups/],
  },
  {
    name: 'nobody asked for groups',
    change: withLogGroup((draft) => {
      delete watched(draft).logGroups;
    }),
    status: 'unknown',
  },
];
