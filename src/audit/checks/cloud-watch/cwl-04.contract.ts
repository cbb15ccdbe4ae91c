import { denied, HOME, MANAGEMENT, valueOf, type Draft } from '../../example/example-snapshot.contract.js';
import { known, type MetricAlarm, type MetricFilter } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { watched, withLogGroup } from './with-log-group.contract.js';

function filters(draft: Parameters<typeof watched>[0]) {
  return valueOf<Draft<MetricFilter>[]>(watched(draft).metricFilters as never);
}

function alarms(draft: Parameters<typeof watched>[0]) {
  return valueOf<Draft<MetricAlarm>[]>(watched(draft).alarms as never);
}

export const cases: readonly CheckCase[] = [
  { name: 'all fifteen are there', change: withLogGroup(), status: 'pass' },
  { name: 'there is no log group', status: 'not-applicable' },
  {
    name: 'one filter is gone',
    change: withLogGroup((draft) => {
      watched(draft).metricFilters = known(filters(draft).filter(({ name }) => name !== 'filter-5.3'));
    }),
    status: 'fail',
    says: [/^CIS 5.3, use of the root user: no metric filter has its pattern/],
  },
  {
    name: 'one pattern has a clause more',
    change: withLogGroup((draft) => {
      const filter = filters(draft).find(({ name }) => name === 'filter-5.5')!;
      filter.pattern = filter.pattern.replace('}', ' || ($.eventName=PutEventSelectors)}');
    }),
    status: 'fail',
    says: [/^CIS 5.5/],
  },
  {
    name: 'the filters are on another group',
    change: withLogGroup((draft) => {
      for (const filter of filters(draft)) filter.logGroup = '/other';
    }),
    status: 'fail',
    says: [/^CIS 5.1,/, /^CIS 5.15,/],
  },
  {
    name: 'one alarm is gone',
    change: withLogGroup((draft) => {
      watched(draft).alarms = known(alarms(draft).filter(({ name }) => name !== 'alarm-5.7'));
    }),
    status: 'fail',
    says: [/^CIS 5.7, loss of keys: its metric filter has no alarm/],
  },
  {
    name: 'the actions of one alarm are disabled',
    change: withLogGroup((draft) => {
      alarms(draft).find(({ name }) => name === 'alarm-5.8')!.actionsEnabled = false;
    }),
    status: 'fail',
    says: [/^CIS 5.8, changes of bucket policies: its alarm does nothing/],
  },
  {
    name: 'one alarm has no action',
    change: withLogGroup((draft) => {
      alarms(draft).find(({ name }) => name === 'alarm-5.9')!.actions = [];
    }),
    status: 'fail',
  },
  {
    name: 'filters may not be listed',
    change: withLogGroup((draft) => {
      watched(draft).metricFilters = denied('logs:DescribeMetricFilters', MANAGEMENT, HOME);
    }),
    status: 'unknown',
    says: [/logs:DescribeMetricFilters/],
  },
  {
    name: 'alarms may not be listed',
    change: withLogGroup((draft) => {
      watched(draft).alarms = denied('cloudwatch:DescribeAlarms', MANAGEMENT, HOME);
    }),
    status: 'unknown',
    says: [/cloudwatch:DescribeAlarms/],
  },
];
