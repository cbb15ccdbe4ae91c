import { UpdateTrailCommand, CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CIS_METRIC_FILTERS } from '../../../../src/audit/checks/cloud-watch/cis-metric-filters.js';
import type { AuditFront } from './audit-front.js';
import { MOTO_MANAGEMENT } from '../moto-accounts.js';
import { HOME } from './regions.js';

export const LOG_GROUP = '/orgtrail/organization-trail';
export const LOG_ROLE = 'orgtrail-log-group-writer';

/** The log group of the trail, the role that writes to it, and what CIS wants to be watched there. */
export async function createLogGroup(
  front: AuditFront,
  organizationId: string,
  trailArn: string,
  topicArn: string,
): Promise<void> {
  const settings = await front.accounts.settings(MOTO_MANAGEMENT);
  const logs = new CloudWatchLogsClient(settings);
  await logs.send(new CreateLogGroupCommand({ logGroupName: LOG_GROUP }));
  await logs.send(retentionCommand(400));
  await createRole(front, organizationId);
  const place = `${HOME}:${MOTO_MANAGEMENT}:log-group:${LOG_GROUP}`;
  await new CloudTrailClient(settings).send(
    new UpdateTrailCommand({
      Name: trailArn,
      CloudWatchLogsLogGroupArn: `arn:aws:logs:${place}:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${MOTO_MANAGEMENT}:role/${LOG_ROLE}`,
    }),
  );
  const watch = new CloudWatchClient(settings);
  for (const { control, pattern } of CIS_METRIC_FILTERS) {
    await logs.send(filterCommand(control, pattern));
    await watch.send(alarmCommand(control, topicArn));
  }
}

export function retentionCommand(retentionInDays: number) {
  return new PutRetentionPolicyCommand({ logGroupName: LOG_GROUP, retentionInDays });
}

export function filterCommand(control: string, filterPattern: string) {
  return new PutMetricFilterCommand({
    logGroupName: LOG_GROUP,
    filterName: `cis-${control}`,
    filterPattern,
    metricTransformations: [{ metricNamespace: 'orgtrail', metricName: `cis-${control}`, metricValue: '1' }],
  });
}

function alarmCommand(control: string, topicArn: string) {
  return new PutMetricAlarmCommand({
    AlarmName: `cis-${control}`,
    Namespace: 'orgtrail',
    MetricName: `cis-${control}`,
    Statistic: 'Sum',
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    ActionsEnabled: true,
    AlarmActions: [topicArn],
  });
}

async function createRole({ accounts }: AuditFront, organizationId: string): Promise<void> {
  const client = new IAMClient(await accounts.settings(MOTO_MANAGEMENT));
  const Statement = [
    { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await client.send(new CreateRoleCommand({ RoleName: LOG_ROLE, AssumeRolePolicyDocument }));
  await client.send(logRoleCommand([`${MOTO_MANAGEMENT}_CloudTrail_${HOME}*`, `${organizationId}_*`]));
}

/** Which streams the role may write. */
export function logRoleCommand(streams: readonly string[]) {
  const place = `arn:aws:logs:${HOME}:${MOTO_MANAGEMENT}:log-group:${LOG_GROUP}:log-stream`;
  const Statement = [
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: streams.map((stream) => `${place}:${stream}`),
    },
  ];
  return new PutRolePolicyCommand({
    RoleName: LOG_ROLE,
    PolicyName: 'write-events',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
}
