import { DescribeAlarmsCommand, type MetricAlarm as DescribedAlarm } from '@aws-sdk/client-cloudwatch';
import { DescribeLogGroupsCommand, DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import type {
  Answer,
  LogGroupFacts,
  MetricAlarm,
  MetricFilter,
  MetricName,
  RegionFacts,
} from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { known, mapKnown } from './ask.js';
import type { Session } from './session.js';

type LogFacts = Pick<RegionFacts, 'logGroups' | 'metricFilters' | 'alarms'>;

/** The groups that trails of the account deliver to, by ARN without `:*`, with what counts and alarms there. */
export async function collectLogGroups(
  session: Session,
  region: Region,
  arns: readonly string[],
): Promise<LogFacts> {
  const names = [...new Set(arns)].map((arn) => arn.split(':log-group:')[1] ?? arn).sort();
  if (names.length === 0) return {};
  const logGroups = await eachName(names, (name) => describeGroup(session, region, name));
  const metricFilters = await eachName(names, (name) => filtersOf(session, region, name));
  if (metricFilters.kind === 'known' && metricFilters.value.length === 0) return { logGroups, metricFilters };
  return { logGroups, metricFilters, alarms: await alarmsFor(session, region, metricFilters) };
}

async function eachName<Item>(
  names: readonly string[],
  ask: (name: string) => Promise<Answer<readonly Item[]>>,
): Promise<Answer<readonly Item[]>> {
  const items: Item[] = [];
  for (const name of names) {
    const answer = await ask(name);
    if (answer.kind === 'unknown') return answer;
    items.push(...answer.value);
  }
  return known(items);
}

async function describeGroup(
  session: Session,
  region: Region,
  name: string,
): Promise<Answer<readonly LogGroupFacts[]>> {
  const answer = await session.askAll(
    'logs:DescribeLogGroups',
    region,
    async (client, options, nextToken) => {
      const page = await client.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: name, nextToken }),
        options,
      );
      return { items: page.logGroups, nextToken: page.nextToken };
    },
  );
  return mapKnown(answer, (groups) =>
    groups
      .filter(({ logGroupName }) => logGroupName === name)
      .map(({ arn, retentionInDays, kmsKeyId }) => ({
        arn: (arn ?? '').replace(/:\*$/, ''),
        name,
        ...(retentionInDays !== undefined && { retentionDays: retentionInDays }),
        ...(kmsKeyId !== undefined && { keyArn: kmsKeyId }),
      })),
  );
}

async function filtersOf(
  session: Session,
  region: Region,
  logGroupName: string,
): Promise<Answer<readonly MetricFilter[]>> {
  const answer = await session.askAll(
    'logs:DescribeMetricFilters',
    region,
    async (client, options, nextToken) => {
      const page = await client.send(new DescribeMetricFiltersCommand({ logGroupName, nextToken }), options);
      return { items: page.metricFilters, nextToken: page.nextToken };
    },
    { expected: { ResourceNotFoundException: () => [] } },
  );
  return mapKnown(answer, (filters) =>
    filters.map(({ filterName, filterPattern, metricTransformations }) => ({
      logGroup: logGroupName,
      name: filterName ?? '',
      pattern: filterPattern ?? '',
      metrics: (metricTransformations ?? []).map(({ metricNamespace, metricName }) => ({
        namespace: metricNamespace ?? '',
        name: metricName ?? '',
      })),
    })),
  );
}

/** Of all alarms of the Region those that look at a metric of the filters. */
async function alarmsFor(
  session: Session,
  region: Region,
  filters: Answer<readonly MetricFilter[]>,
): Promise<Answer<readonly MetricAlarm[]>> {
  if (filters.kind === 'unknown') return filters;
  const keyOf = ({ namespace, name }: MetricName) => `${namespace} ${name}`;
  const wanted = new Set(filters.value.flatMap(({ metrics }) => metrics.map(keyOf)));
  const answer = await session.askAll(
    'cloudwatch:DescribeAlarms',
    region,
    async (client, options, NextToken) => {
      const command = new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100, NextToken });
      const page = await client.send(command, options);
      const items = (page.MetricAlarms ?? [])
        .map(readAlarm)
        .filter(({ metrics }) => metrics.some((metric) => wanted.has(keyOf(metric))));
      return { items, nextToken: page.NextToken };
    },
  );
  return answer;
}

function readAlarm(alarm: DescribedAlarm): MetricAlarm {
  const own =
    alarm.MetricName === undefined ? [] : [{ Namespace: alarm.Namespace, MetricName: alarm.MetricName }];
  const inMath = (alarm.Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
  return {
    name: alarm.AlarmName ?? '',
    metrics: [...own, ...inMath].map(({ Namespace, MetricName }) => ({
      namespace: Namespace ?? '',
      name: MetricName ?? '',
    })),
    actionsEnabled: alarm.ActionsEnabled === true,
    actions: alarm.AlarmActions ?? [],
  };
}
