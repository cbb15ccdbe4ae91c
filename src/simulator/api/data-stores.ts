import { proseTime } from '../record/index.js';
import { apisOf, type CallContext, read, write } from './api.js';

const database = ({ random, resources }: CallContext) => random.pick(resources.databases);
const table = ({ random, resources }: CallContext) => random.pick(resources.tables);
const tableResource = (call: CallContext, request: { readonly [name: string]: unknown }) => [
  {
    accountId: call.account.id,
    type: 'AWS::DynamoDB::Table',
    ARN: `arn:aws:dynamodb:${call.region}:${call.account.id}:table/${String(request['tableName'])}`,
  },
];
const queueUrl = (call: CallContext) =>
  `https://sqs.${call.region}.amazonaws.com/${call.account.id}/${call.random.pick(call.resources.queues)}`;
const topicArn = (call: CallContext) =>
  `arn:aws:sns:${call.region}:${call.account.id}:${call.random.pick(call.resources.topics)}`;

export const rds = apisOf(
  { source: 'rds.amazonaws.com', prefix: 'rds', eventVersion: '1.11' },
  {
    'rds:DescribeDBInstances': read((call) =>
      call.random.chance(0.5) ? null : { dBInstanceIdentifier: database(call) },
    ),
    'rds:DescribeDBClusters': read((call) => (call.random.chance(0.7) ? null : { includeShared: true })),
    'rds:DescribeDBSnapshots': read((call) => ({
      dBInstanceIdentifier: database(call),
      includePublic: false,
      includeShared: false,
    })),
    'rds:DescribeDBParameters': read(() => ({
      dBParameterGroupName: 'larkmoor-postgres17',
      maxRecords: 100,
    })),
    'rds:DescribeEvents': read(() => ({ duration: 1440 })),
    'rds:ListTagsForResource': read((call) => ({
      resourceName: `arn:aws:rds:${call.region}:${call.account.id}:db:${database(call)}`,
    })),
    'rds:CreateDBSnapshot': write(
      (call) => ({
        dBInstanceIdentifier: database(call),
        dBSnapshotIdentifier: `${database(call)}-${call.random.hex(6)}`,
      }),
      (call, request) => ({
        dBSnapshotIdentifier: request['dBSnapshotIdentifier'],
        dBInstanceIdentifier: request['dBInstanceIdentifier'],
        dBSnapshotArn: `arn:aws:rds:${call.region}:${call.account.id}:snapshot:${String(request['dBSnapshotIdentifier'])}`,
        snapshotCreateTime: proseTime(call.time),
        engine: 'postgres',
        allocatedStorage: 200,
        status: 'creating',
        encrypted: true,
        snapshotType: 'manual',
      }),
    ),
    'rds:ModifyDBSnapshotAttribute': write(
      (call) => ({
        dBSnapshotIdentifier: `${database(call)}-nightly`,
        attributeName: 'restore',
        valuesToAdd: [call.world.accountFor('shared-services').id],
      }),
      (_call, request) => ({
        dBSnapshotIdentifier: request['dBSnapshotIdentifier'],
        dBSnapshotAttributes: [{ attributeName: 'restore', attributeValues: request['valuesToAdd'] }],
      }),
    ),
  },
);

export const dynamodb = apisOf(
  { source: 'dynamodb.amazonaws.com', prefix: 'dynamodb', eventVersion: '1.11', apiVersion: '2012-08-10' },
  {
    'dynamodb:DescribeTable': read((call) => ({ tableName: table(call) }), { resources: tableResource }),
    'dynamodb:ListTables': read(() => ({ limit: 100 })),
    'dynamodb:DescribeContinuousBackups': read((call) => ({ tableName: table(call) }), {
      resources: tableResource,
    }),
    'dynamodb:DescribeTimeToLive': read((call) => ({ tableName: table(call) }), { resources: tableResource }),
    'dynamodb:UpdateTable': write(
      (call) => ({ tableName: table(call), billingMode: 'PAY_PER_REQUEST' }),
      (_call, request) => ({
        tableDescription: { tableName: request['tableName'], tableStatus: 'UPDATING' },
      }),
      { resources: tableResource },
    ),
  },
);

export const messaging = {
  ...apisOf(
    { source: 'sqs.amazonaws.com', prefix: 'sqs', eventVersion: '1.11' },
    {
      'sqs:GetQueueAttributes': read((call) => ({ queueUrl: queueUrl(call), attributeNames: ['All'] })),
      'sqs:ListQueues': read(() => ({ maxResults: 1000 })),
      'sqs:SetQueueAttributes': write((call) => ({
        queueUrl: queueUrl(call),
        attributes: { VisibilityTimeout: '60' },
      })),
    },
  ),
  ...apisOf(
    { source: 'sns.amazonaws.com', prefix: 'sns', eventVersion: '1.11' },
    {
      'sns:GetTopicAttributes': read((call) => ({ topicArn: topicArn(call) })),
      'sns:ListTopics': read(),
      'sns:ListSubscriptionsByTopic': read((call) => ({ topicArn: topicArn(call) })),
      'sns:Subscribe': write(
        (call) => ({
          topicArn: topicArn(call),
          protocol: 'sqs',
          endpoint: `arn:aws:sqs:${call.region}:${call.account.id}:${call.random.pick(call.resources.queues)}`,
          returnSubscriptionArn: true,
        }),
        (call, request) => ({ subscriptionArn: `${String(request['topicArn'])}:${call.random.uuid()}` }),
      ),
    },
  ),
};
