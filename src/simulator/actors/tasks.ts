import type { ApiName } from '../api/index.js';
import type { PermissionSet } from '../world/index.js';

/** What a person does in a few minutes. */
export interface Task {
  readonly calls: readonly ApiName[];
  readonly writes?: boolean;
  readonly only?: readonly PermissionSet[];
}

/** Opening one page of the console makes many calls at once. */
export const consoleTasks: readonly Task[] = [
  {
    calls: [
      'health:DescribeEventAggregates',
      'ce:GetCostAndUsage',
      'ce:GetCostForecast',
      'account:ListRegions',
      'securityhub:DescribeHub',
    ],
  },
  {
    calls: [
      'ec2:DescribeInstances',
      'ec2:DescribeInstanceStatus',
      'ec2:DescribeTags',
      'ec2:DescribeInstanceTypes',
      'monitoring:DescribeAlarms',
      'ec2:DescribeVolumes',
      'elasticloadbalancing:DescribeLoadBalancers',
      'autoscaling:DescribeAutoScalingGroups',
    ],
  },
  {
    calls: [
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSecurityGroupRules',
      'ec2:DescribeVpcs',
      'ec2:DescribeNetworkInterfaces',
    ],
  },
  {
    calls: [
      's3:ListBuckets',
      's3:GetBucketLocation',
      's3:GetBucketVersioning',
      's3:GetBucketPolicyStatus',
      's3:GetBucketPublicAccessBlock',
      's3:GetBucketAcl',
      's3:GetAccountPublicAccessBlock',
    ],
  },
  {
    calls: [
      's3:GetBucketLocation',
      's3:GetBucketTagging',
      's3:GetBucketEncryption',
      's3:GetBucketLifecycle',
      's3:GetBucketLogging',
      's3:GetBucketNotification',
      's3:GetBucketObjectLockConfiguration',
      's3:GetBucketWebsite',
      's3:GetBucketCors',
      's3:GetBucketOwnershipControls',
      's3:GetBucketPolicy',
    ],
  },
  {
    calls: [
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:StartQuery',
      'logs:DescribeMetricFilters',
    ],
  },
  {
    calls: [
      'lambda:ListFunctions20150331',
      'lambda:GetFunction20150331v2',
      'lambda:GetPolicy20150331v2',
      'lambda:ListEventSourceMappings20150331',
      'lambda:ListVersionsByFunction20150331',
      'lambda:ListTags20170331',
    ],
  },
  {
    calls: [
      'rds:DescribeDBInstances',
      'rds:DescribeDBClusters',
      'rds:DescribeEvents',
      'rds:ListTagsForResource',
      'rds:DescribeDBSnapshots',
    ],
  },
  {
    calls: [
      'monitoring:GetDashboard',
      'monitoring:ListMetrics',
      'monitoring:DescribeAlarms',
      'monitoring:DescribeAlarmsForMetric',
    ],
  },
  {
    calls: [
      'cloudformation:ListStacks',
      'cloudformation:DescribeStacks',
      'cloudformation:DescribeStackEvents',
      'cloudformation:DescribeStackResources',
    ],
  },
  {
    calls: [
      'iam:ListRoles',
      'iam:GetRole',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
      'iam:GetServiceLastAccessedDetails',
      'access-analyzer:ListFindings',
    ],
  },
  {
    calls: [
      'guardduty:ListDetectors',
      'guardduty:ListFindings',
      'guardduty:GetFindings',
      'securityhub:GetFindings',
    ],
    only: ['SecurityAudit', 'AdministratorAccess'],
  },
  {
    calls: ['cloudtrail:LookupEvents', 'cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus'],
    only: ['SecurityAudit', 'AdministratorAccess'],
  },
  {
    calls: [
      'ce:GetCostAndUsage',
      'ce:GetCostForecast',
      'organizations:ListAccounts',
      'organizations:DescribeOrganization',
    ],
    only: ['Billing', 'AdministratorAccess'],
  },
  {
    calls: [
      'ec2:DescribeSecurityGroups',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:DescribeSecurityGroupRules',
    ],
    writes: true,
  },
  { calls: ['lambda:GetFunction20150331v2', 'lambda:UpdateFunctionConfiguration20150331v2'], writes: true },
  { calls: ['monitoring:DescribeAlarms', 'monitoring:PutMetricAlarm'], writes: true },
  { calls: ['s3:PutBucketTagging', 's3:GetBucketTagging'], writes: true },
  { calls: ['ssm:DescribeInstanceInformation', 'ssm:StartSession'], writes: true },
];

/** Scripts and Terraform plans. */
export const commandLineTasks: readonly Task[] = [
  { calls: ['sts:GetCallerIdentity', 'ec2:DescribeInstances'] },
  { calls: ['sts:GetCallerIdentity', 'logs:FilterLogEvents', 'logs:FilterLogEvents'] },
  {
    calls: [
      'sts:GetCallerIdentity',
      'ec2:DescribeAccountAttributes',
      'ec2:DescribeVpcs',
      'ec2:DescribeSubnets',
      'ec2:DescribeRouteTables',
      'ec2:DescribeNatGateways',
      'ec2:DescribeSecurityGroups',
      'iam:GetRole',
      'iam:ListRolePolicies',
      'iam:ListAttachedRolePolicies',
      'iam:GetPolicy',
      'iam:GetPolicyVersion',
      's3:GetBucketPolicy',
      's3:GetBucketAcl',
      's3:GetBucketVersioning',
      'kms:DescribeKey',
      'dynamodb:DescribeTable',
      'dynamodb:DescribeContinuousBackups',
    ],
  },
  { calls: ['eks:DescribeCluster', 'eks:ListNodegroups', 'eks:DescribeNodegroup'] },
  { calls: ['ecr:GetAuthorizationToken', 'ecr:DescribeRepositories', 'ecr:DescribeImages'] },
  { calls: ['ecs:ListTasks', 'ecs:DescribeTasks', 'ecs:DescribeServices'] },
  { calls: ['ssm:GetParameter', 'ssm:PutParameter'], writes: true },
  {
    calls: [
      'sts:GetCallerIdentity',
      'iam:GetRole',
      'iam:TagRole',
      'iam:PutRolePolicy',
      'lambda:UpdateFunctionCode20150331v2',
    ],
    writes: true,
    only: ['AdministratorAccess'],
  },
];
