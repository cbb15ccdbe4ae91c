import type { ApiName } from '../api/index.js';
import { type RoleSession, sessionCaller } from '../record/index.js';
import { type AccountKind, type SimulatedAccount, serviceLinkedRole, type World } from '../world/index.js';
import type { Actor } from './actor.js';
import { sessionKey } from './session-key.js';
import { hourSeconds, perform, regionOf, timeIn } from './shift.js';

/** An AWS service that looks after an account through its service-linked role. */
interface ServiceRole {
  readonly service: string;
  readonly roleName: string;
  readonly sessionName: string;
  readonly weight: number;
  readonly calls: readonly ApiName[];
  readonly only?: readonly AccountKind[];
}

const workloads: readonly AccountKind[] = ['production', 'staging', 'development', 'data-platform'];

const serviceRoles: readonly ServiceRole[] = [
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

export function serviceRoleActors(world: World, account: SimulatedAccount): Actor[] {
  return serviceRoles
    .filter((entry) => entry.only?.includes(account.kind) ?? true)
    .map((entry) => ({
      weight: entry.weight,
      work: (shift) => perform(placeOf(world, entry, shift), workOf(entry, shift)),
    }));
}

function placeOf(world: World, entry: ServiceRole, shift: Parameters<Actor['work']>[0]) {
  const time = timeIn(shift);
  const session: RoleSession = {
    role: serviceLinkedRole(world.seed, shift.account, entry.service, entry.roleName),
    sessionName: entry.sessionName,
    accessKeyId: sessionKey(world, shift.account, entry.roleName, shift.hour),
    createdAt: shift.hour * hourSeconds,
  };
  const caller = sessionCaller(session, {
    sourceIPAddress: entry.service,
    userAgent: entry.service,
    invokedBy: entry.service,
  });
  return { world, account: shift.account, region: regionOf(shift), random: shift.random, time, caller };
}

/** A stretch of the service's usual round, so that neighbouring calls belong together. */
function workOf(entry: ServiceRole, { random }: Parameters<Actor['work']>[0]) {
  const length = random.between(2, 6);
  const start = random.below(entry.calls.length);
  const calls = Array.from({ length }, (_, index) => entry.calls[(start + index) % entry.calls.length]!);
  return { calls, pace: 1, risk: { denied: 0, throttled: 0.004 } };
}
