import { apisOf, type CallContext, read, write } from './api.js';

const stack = ({ random, resources }: CallContext) => random.pick(resources.stacks);
const logGroup = ({ random, resources }: CallContext) =>
  `/aws/lambda/${random.pick(resources.functions).name}`;
const alarm = ({ random, resources }: CallContext) => `${random.pick(resources.stacks).name}-errors`;

export const cloudFormation = apisOf(
  {
    source: 'cloudformation.amazonaws.com',
    prefix: 'cloudformation',
    eventVersion: '1.11',
  },
  {
    'cloudformation:DescribeStacks': read(
      (call) => (call.random.chance(0.3) ? null : { stackName: stack(call).name }),
      {
        failure: [0.03, 'ValidationException', 'Stack with that id does not exist'],
      },
    ),
    'cloudformation:DescribeStackEvents': read((call) => ({ stackName: stack(call).arn })),
    'cloudformation:DescribeStackResources': read((call) => ({ stackName: stack(call).name })),
    'cloudformation:DescribeChangeSet': read((call) => ({
      changeSetName: `deploy-${call.random.hex(8)}`,
      stackName: stack(call).name,
    })),
    'cloudformation:GetTemplate': read((call) => ({
      stackName: stack(call).name,
      templateStage: 'Original',
    })),
    'cloudformation:ListStacks': read(),
    'cloudformation:CreateChangeSet': write(
      (call) => ({
        changeSetName: `deploy-${call.random.hex(8)}`,
        stackName: stack(call).name,
        changeSetType: 'UPDATE',
        capabilities: ['CAPABILITY_NAMED_IAM'],
        templateURL: `https://larkmoor-deploy-${call.account.id}.s3.${call.region}.amazonaws.com/${call.random.hex(40)}.template`,
      }),
      (call, request) => ({
        id: `arn:aws:cloudformation:${call.region}:${call.account.id}:changeSet/${String(request['changeSetName'])}/${call.random.uuid()}`,
        stackId: call.resources.stacks.find(({ name }) => name === request['stackName'])?.arn,
      }),
    ),
    'cloudformation:ExecuteChangeSet': write((call) => ({
      changeSetName: `deploy-${call.random.hex(8)}`,
      stackName: stack(call).name,
      clientRequestToken: call.random.uuid(),
    })),
    'cloudformation:DeleteChangeSet': write((call) => ({
      changeSetName: `deploy-${call.random.hex(8)}`,
      stackName: stack(call).name,
    })),
  },
);

export const logs = apisOf(
  {
    source: 'logs.amazonaws.com',
    prefix: 'logs',
    eventVersion: '1.11',
    refusal: 'AccessDeniedException',
    apiVersion: '20140328',
  },
  {
    'logs:DescribeLogGroups': read(() => ({ limit: 50 })),
    'logs:DescribeLogStreams': read((call) => ({
      logGroupName: logGroup(call),
      orderBy: 'LastEventTime',
      descending: true,
      limit: 50,
    })),
    'logs:DescribeMetricFilters': read((call) => ({ logGroupName: logGroup(call) })),
    'logs:FilterLogEvents': read((call) => ({
      logGroupName: logGroup(call),
      startTime: (call.time - 3600) * 1000,
      endTime: call.time * 1000,
      filterPattern: '"ERROR" - "retry"',
    })),
    'logs:StartQuery': write(
      (call) => ({
        logGroupNames: [logGroup(call)],
        startTime: call.time - 3600,
        endTime: call.time,
        queryString: 'fields @timestamp, @message | filter @message like /timeout/ | limit 50',
      }),
      (call) => ({ queryId: call.random.uuid() }),
    ),
    'logs:CreateLogStream': write((call) => ({
      logGroupName: logGroup(call),
      logStreamName: `${new Date(call.time * 1000).toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${call.random.hex(32)}`,
    })),
    'logs:CreateLogGroup': write((call) => ({ logGroupName: logGroup(call) }), undefined, {
      failure: [0.8, 'ResourceAlreadyExistsException', 'The specified log group already exists'],
    }),
    'logs:PutRetentionPolicy': write((call) => ({ logGroupName: logGroup(call), retentionInDays: 90 })),
  },
);

/** CloudWatch's metrics log under this old name. */
export const monitoring = apisOf(
  { source: 'monitoring.amazonaws.com', prefix: 'cloudwatch', eventVersion: '1.11' },
  {
    'monitoring:DescribeAlarms': read((call) =>
      call.random.chance(0.6) ? { maxRecords: 100 } : { alarmNames: [alarm(call)] },
    ),
    'monitoring:ListMetrics': read((call) => ({
      namespace: call.random.pick(['AWS/EC2', 'AWS/Lambda', 'AWS/RDS']),
    })),
    'monitoring:DescribeAlarmsForMetric': read(() => ({
      metricName: 'CPUUtilization',
      namespace: 'AWS/EC2',
    })),
    'monitoring:GetDashboard': read(() => ({ dashboardName: 'storefront' })),
    'monitoring:PutMetricAlarm': write((call) => ({
      alarmName: alarm(call),
      metricName: 'Errors',
      namespace: 'AWS/Lambda',
      statistic: 'Sum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
    })),
    'monitoring:SetAlarmState': write((call) => ({
      alarmName: alarm(call),
      stateValue: 'OK',
      stateReason: 'Tested',
    })),
  },
);

export const events = apisOf(
  { source: 'events.amazonaws.com', prefix: 'events', eventVersion: '1.11' },
  {
    'events:ListRules': read(() => ({ limit: 100 })),
    'events:ListTargetsByRule': read(() => ({ rule: 'nightly' })),
    'events:PutRule': write(
      () => ({ name: 'nightly', scheduleExpression: 'cron(0 3 * * ? *)', state: 'ENABLED' }),
      (call) => ({ ruleArn: `arn:aws:events:${call.region}:${call.account.id}:rule/nightly` }),
    ),
  },
);

export const tagging = apisOf(
  { source: 'tagging.amazonaws.com', prefix: 'tag', eventVersion: '1.11' },
  {
    'tagging:GetResources': read(() => ({
      resourcesPerPage: 100,
      tagFilters: [{ key: 'team', values: ['platform'] }],
    })),
  },
);

export const health = apisOf(
  { source: 'health.amazonaws.com', prefix: 'health', eventVersion: '1.11' },
  {
    'health:DescribeEventAggregates': read(() => ({
      aggregateField: 'eventTypeCategory',
      filter: { eventStatusCodes: ['open', 'upcoming'] },
    })),
    'health:DescribeEvents': read(() => ({ filter: { eventStatusCodes: ['open'] }, maxResults: 100 })),
  },
);
