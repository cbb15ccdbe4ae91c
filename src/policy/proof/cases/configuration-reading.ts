import { ask, askEach } from '../ask.js';
import type { ProofCase, Target } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';

/** What an audit of the configuration reads in every account. */
const ANYWHERE = [
  'account:ListRegions',
  'athena:GetWorkGroup',
  'athena:ListWorkGroups',
  'ce:GetCostAndUsage',
  'cloudformation:DescribeOrganizationsAccess',
  'cloudformation:DescribeStackSet',
  'cloudformation:ListStackInstances',
  'cloudformation:ListStackSets',
  'cloudformation:ListStacks',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetInsightSelectors',
  'cloudtrail:GetTrailStatus',
  'cloudwatch:DescribeAlarms',
  'events:DescribeEventBus',
  'events:ListRules',
  'events:ListTargetsByRule',
  'glue:GetDatabases',
  'glue:GetTables',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListEntitiesForPolicy',
  'iam:ListRolePolicies',
  'logs:DescribeLogGroups',
  'logs:DescribeMetricFilters',
  's3:GetAccountPublicAccessBlock',
  'sns:GetTopicAttributes',
  'sns:ListSubscriptionsByTopic',
];

const OF_KEY = ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListGrants'];

const OF_BUCKET = [
  's3:GetBucketAcl',
  's3:GetBucketLocation',
  's3:GetBucketLogging',
  's3:GetBucketObjectLockConfiguration',
  's3:GetBucketOwnershipControls',
  's3:GetBucketPolicy',
  's3:GetBucketPolicyStatus',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketVersioning',
  's3:GetEncryptionConfiguration',
  's3:GetLifecycleConfiguration',
  's3:GetReplicationConfiguration',
  's3:ListBucket',
  's3:ListBucketVersions',
];

/** The role of the audit sees how everything is set up, and no event. */
export function configurationReadingCases({ actors, targets, input }: ProofWorld): readonly ProofCase[] {
  const { reader } = actors;
  const account = targets.anything(input.logArchiveAccountId);
  const at = (name: string, service: string, rest: string): Target => ({
    name,
    arn: `arn:${input.partition}:${service}:${rest}`,
    accountId: input.logArchiveAccountId,
  });
  const regional = `us-east-1:${input.logArchiveAccountId}`;
  return [
    ...askEach(reader, ANYWHERE, account, 'allowed'),
    ...askEach(reader, OF_KEY, targets.key, 'allowed'),
    ...askEach(reader, OF_BUCKET, targets.bucket, 'allowed'),
    ...askEach(reader, ['s3:GetObjectRetention'], targets.logFile, 'allowed'),
    ...askEach(reader, ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], targets.logFile, 'denied'),
    ask(reader, 'cloudtrail:StopLogging', at('a trail', 'cloudtrail', `${regional}:trail/t`), 'denied'),
    ask(reader, 'iam:PutRolePolicy', at('a role', 'iam', `:${input.logArchiveAccountId}:role/r`), 'denied'),
    ask(reader, 'lambda:InvokeFunction', at('a function', 'lambda', `${regional}:function:f`), 'denied'),
    ask(
      reader,
      'logs:GetLogEvents',
      at('a log stream', 'logs', `${regional}:log-group:g:log-stream:s`),
      'denied',
    ),
  ];
}
