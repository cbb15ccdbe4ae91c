import type { ApiName } from '../api/index.js';
import type { AccountKind } from '../world/index.js';

/** An AWS service that looks after an account through its service-linked role. */
export interface ServiceRole {
  readonly service: string;
  readonly roleName: string;
  readonly sessionName: string;
  readonly weight: number;
  readonly calls: readonly ApiName[];
  readonly only?: readonly AccountKind[];
}

const workloads: readonly AccountKind[] = ['production', 'staging', 'development', 'data-platform'];

export const serviceRoles: readonly ServiceRole[] = [
  {
    service: 'config.amazonaws.com',
    roleName: 'AWSServiceRoleForConfig',
    sessionName: 'AWSConfig-Describe',
    weight: 10,
    calls: [
      'ec2:DescribeInstances',
      'ec2:DescribeVolumes',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeRouteTables',
      'ec2:DescribeFlowLogs',
      'iam:GetRole',
      'iam:ListRolePolicies',
      'iam:ListAttachedRolePolicies',
      'lambda:GetFunction20150331v2',
      'lambda:GetPolicy20150331v2',
      'kms:DescribeKey',
      'kms:GetKeyRotationStatus',
      'dynamodb:DescribeTable',
      'rds:DescribeDBInstances',
      's3:GetBucketAcl',
      's3:GetBucketPolicy',
      's3:GetBucketTagging',
      's3:GetBucketVersioning',
      's3:GetBucketLifecycle',
      's3:GetBucketReplication',
      's3:GetBucketEncryption',
      'sqs:GetQueueAttributes',
      'sns:GetTopicAttributes',
      'cloudtrail:GetTrailStatus',
    ],
  },
  {
    service: 'autoscaling.amazonaws.com',
    roleName: 'AWSServiceRoleForAutoScaling',
    sessionName: 'AutoScaling',
    weight: 6,
    only: workloads,
    calls: [
      'ec2:DescribeInstanceStatus',
      'ec2:DescribeInstances',
      'elasticloadbalancing:DescribeTargetHealth',
      'ec2:DescribeLaunchTemplates',
      'elasticloadbalancing:RegisterTargets',
      'monitoring:DescribeAlarms',
    ],
  },
  {
    service: 'elasticloadbalancing.amazonaws.com',
    roleName: 'AWSServiceRoleForElasticLoadBalancing',
    sessionName: 'ElasticLoadBalancing',
    weight: 5,
    only: workloads,
    calls: [
      'ec2:DescribeInstances',
      'ec2:DescribeSubnets',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeAddresses',
      'ec2:DescribeAccountAttributes',
    ],
  },
  {
    service: 'trustedadvisor.amazonaws.com',
    roleName: 'AWSServiceRoleForTrustedAdvisor',
    sessionName: 'TrustedAdvisor',
    weight: 2,
    calls: [
      'iam:GetAccountPasswordPolicy',
      'iam:ListUsers',
      'iam:GetAccountSummary',
      'ec2:DescribeAddresses',
      'rds:DescribeDBInstances',
      'elasticloadbalancing:DescribeLoadBalancers',
      's3:GetBucketVersioning',
      's3:GetBucketPublicAccessBlock',
      'servicequotas:ListServiceQuotas',
    ],
  },
  {
    service: 'access-analyzer.amazonaws.com',
    roleName: 'AWSServiceRoleForAccessAnalyzer',
    sessionName: 'access-analyzer',
    weight: 2,
    calls: [
      'iam:GetRole',
      'iam:GetPolicyVersion',
      's3:GetBucketPolicy',
      's3:GetBucketPublicAccessBlock',
      'kms:GetKeyPolicy',
      'lambda:GetPolicy20150331v2',
    ],
  },
  {
    service: 'guardduty.amazonaws.com',
    roleName: 'AWSServiceRoleForAmazonGuardDuty',
    sessionName: 'GuardDutyAgentless',
    weight: 1.5,
    calls: [
      'ec2:DescribeInstances',
      'ec2:DescribeVpcEndpoints',
      'eks:DescribeCluster',
      'organizations:ListAccounts',
    ],
  },
  {
    service: 'securityhub.amazonaws.com',
    roleName: 'AWSServiceRoleForSecurityHub',
    sessionName: 'securityhub',
    weight: 1.5,
    calls: [
      'config:BatchGetResourceConfig',
      'config:DescribeConfigurationRecorders',
      'cloudtrail:DescribeTrails',
      'securityhub:BatchImportFindings',
    ],
  },
  {
    service: 'rds.amazonaws.com',
    roleName: 'AWSServiceRoleForRDS',
    sessionName: 'AWSServiceRoleForRDS',
    weight: 1.5,
    only: workloads,
    calls: [
      'ec2:DescribeVpcs',
      'ec2:DescribeSubnets',
      'ec2:DescribeSecurityGroups',
      'kms:DescribeKey',
      'logs:CreateLogStream',
    ],
  },
  {
    service: 'dlm.amazonaws.com',
    roleName: 'AWSDataLifecycleManagerDefaultRole',
    sessionName: 'dlm-daily',
    weight: 0.4,
    only: workloads,
    calls: [
      'ec2:DescribeInstances',
      'ec2:CreateSnapshot',
      'ec2:CreateTags',
      'ec2:DescribeSnapshots',
      'ec2:DeleteSnapshot',
    ],
  },
];
