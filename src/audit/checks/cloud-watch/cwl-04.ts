import { type CheckResult, defineCheck, fail, judgeEach, pass, type Place } from '../../check/index.js';
import {
  type Answer,
  chainAnswer,
  mapAnswer,
  type MetricAlarm,
  type MetricFilter,
  notAsked,
  type RegionFacts,
} from '../../snapshot/index.js';
import { CIS_METRIC_FILTERS, type CisMetricFilter } from './cis-metric-filters.js';
import { nameOfLogGroup, ofLogGroups, type PresentLogGroup } from './of-log-groups.js';

/**
 * Security Hub looks for the text of each pattern, one alarm on the metric and an action; a filter that means the
 * same in other words does not count. https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const cwl04 = defineCheck({
  id: 'CWL-04',
  title: 'The fifteen CIS metric filters watch the log group, each with an alarm that does something',
  severity: 'medium',
  mappings: {
    cis: CIS_METRIC_FILTERS.map(({ control }) => control),
    securityHub: Array.from({ length: 14 }, (_each, index) => `CloudWatch.${index + 1}`),
    nist80053: ['AU-6', 'SI-4'],
    pciDss: ['10.4.1.1'],
    soc2: ['CC5.2', 'CC7.2'],
  },
  run: (audit) =>
    ofLogGroups(audit, (group, place) =>
      judgeEach(
        watchersOf(audit.inRegion(group.accountId, group.region), group),
        (watchers) => {
          const found = CIS_METRIC_FILTERS.flatMap((control) => judgeControl(control, watchers, place));
          return found.length === 0 ? [pass('all fifteen are there and alarm', place)] : found;
        },
        place,
      ),
    ),
});

interface Watchers {
  readonly filters: readonly MetricFilter[];
  readonly alarms: readonly MetricAlarm[];
}

function watchersOf(
  facts: RegionFacts | undefined,
  { accountId, region, logGroupArn }: PresentLogGroup,
): Answer<Watchers> {
  const place = { accountId, region };
  const filters =
    facts?.metricFilters ??
    notAsked({ ...place, permission: 'logs:DescribeMetricFilters', operation: 'DescribeMetricFilters' });
  const alarms =
    facts?.alarms ??
    notAsked({ ...place, permission: 'cloudwatch:DescribeAlarms', operation: 'DescribeAlarms' });
  const name = nameOfLogGroup(logGroupArn);
  return chainAnswer(filters, (all) => {
    const ofGroup = all.filter(({ logGroup }) => logGroup === name);
    return mapAnswer(alarms, (allAlarms) => ({ filters: ofGroup, alarms: allAlarms }));
  });
}

function judgeControl(
  { control, title, pattern }: CisMetricFilter,
  { filters, alarms }: Watchers,
  place: Place,
): readonly CheckResult[] {
  const what = `CIS ${control}, ${title}`;
  const matching = filters.filter((filter) => filter.pattern.trim() === pattern);
  const watching = alarms.filter((alarm) => matching.some((filter) => watches(alarm, filter)));
  if (watching.some(({ actionsEnabled, actions }) => actionsEnabled && actions.length > 0)) return [];
  const missing =
    matching.length === 0
      ? 'no metric filter has its pattern'
      : watching.length === 0
        ? 'its metric filter has no alarm'
        : 'its alarm does nothing';
  return [fail(`${what}: ${missing}`, REMEDIATION, place)];
}

function watches({ metrics }: MetricAlarm, filter: MetricFilter): boolean {
  return filter.metrics.some(({ namespace, name }) =>
    metrics.some((metric) => metric.namespace === namespace && metric.name === name),
  );
}

const REMEDIATION =
  'orgtrail deploy with realTime mode central-log-group or per-account sets up filters and alarms';
