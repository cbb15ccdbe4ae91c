import type { ApiName } from '../api/index.js';
import type { Random } from '../random.js';
import { type RoleSession, sessionCaller, type SimulatedEvent } from '../record/index.js';
import { mainRegion, roleIn, type World } from '../world/index.js';
import { assumeAcross } from './assume-across.js';
import { assumeByService } from './aws-services.js';
import type { CrossAccountRun } from './cross-account-run.js';
import { renewalOf } from './renewal.js';
import { sessionKey } from './session-key.js';
import { hourSeconds, perform, type Shift } from './shift.js';

const renewalHours = 6;
const scannerAgent =
  'Boto3/1.42.19 md/Botocore#1.42.19 ua/2.1 os/linux#5.10.245 md/arch#x86_64 lang/python#3.13.9 md/pyimpl#CPython exec-env/AWS_ECS_FARGATE Botocore/1.42.19 larkmoor-posture/4.2';

const accountReads: readonly ApiName[] = [
  'iam:GetAccountSummary',
  'iam:GenerateCredentialReport',
  'iam:GetCredentialReport',
  'iam:GetAccountPasswordPolicy',
  'iam:ListUsers',
  'iam:ListRoles',
  'iam:ListPolicies',
  'iam:ListVirtualMFADevices',
  'iam:ListAccountAliases',
  'iam:GetAccountAuthorizationDetails',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:GetEventSelectors',
  'config:DescribeConfigurationRecorders',
  'config:DescribeConfigurationRecorderStatus',
  's3:ListBuckets',
  's3:GetAccountPublicAccessBlock',
  'kms:ListKeys',
  'kms:ListAliases',
  'ec2:DescribeRegions',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeVpcs',
  'ec2:DescribeFlowLogs',
  'ec2:DescribeSnapshots',
  'ec2:GetEbsEncryptionByDefault',
  'rds:DescribeDBInstances',
  'rds:DescribeDBSnapshots',
  'lambda:ListFunctions20150331',
  'dynamodb:ListTables',
  'sqs:ListQueues',
  'sns:ListTopics',
  'eks:ListClusters',
  'elasticloadbalancing:DescribeLoadBalancers',
  'guardduty:ListDetectors',
  'guardduty:GetDetector',
  'securityhub:DescribeHub',
  'access-analyzer:ListAnalyzers',
  'acm:ListCertificates',
  'route53:ListHostedZones',
  'secretsmanager:ListSecrets',
  'ssm:DescribeParameters',
  'organizations:DescribeOrganization',
  'tagging:GetResources',
];

const resourceReads: readonly ApiName[] = [
  's3:GetBucketAcl',
  's3:GetBucketPolicy',
  's3:GetBucketPolicyStatus',
  's3:GetBucketEncryption',
  's3:GetBucketVersioning',
  's3:GetBucketLogging',
  's3:GetBucketPublicAccessBlock',
  's3:GetBucketObjectLockConfiguration',
  'kms:DescribeKey',
  'kms:GetKeyRotationStatus',
  'kms:GetKeyPolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'iam:GetRolePolicy',
  'iam:ListAccessKeys',
  'iam:ListMFADevices',
  'iam:ListAttachedUserPolicies',
  'lambda:GetPolicy20150331v2',
  'ec2:DescribeInstanceAttribute',
  'dynamodb:DescribeContinuousBackups',
  'sqs:GetQueueAttributes',
  'secretsmanager:DescribeSecret',
  'secretsmanager:GetResourcePolicy',
  'acm:DescribeCertificate',
  'eks:DescribeCluster',
];

/** The security team's scanner looks through an account, as `security-audit`. */
export function auditRun(world: World, random: Random, run: CrossAccountRun): SimulatedEvent[] {
  const region = mainRegion(run.from);
  const origin = {
    sourceIPAddress: world.resourcesOf(run.from, region).network.natAddress,
    userAgent: scannerAgent,
  };
  const scanner = scannerSession(world, Math.floor(run.startsAt / hourSeconds));
  const audit: RoleSession = {
    role: roleIn(world.seed, run.to, 'security-audit'),
    sessionName: 'posture-scan',
    accessKeyId: sessionKey(world, run.to, 'audit', run.startsAt, run.number),
    createdAt: run.startsAt,
  };
  const caller = sessionCaller(scanner, origin);
  const details = Array.from({ length: random.between(40, 80) }, () => random.pick(resourceReads));
  return [
    ...assumeAcross({
      world,
      random,
      region,
      caller,
      callerAccount: run.from,
      session: audit,
      durationSeconds: 3600,
    }),
    ...perform(
      {
        world,
        random,
        region: mainRegion(run.to),
        account: run.to,
        time: run.startsAt + 1,
        caller: sessionCaller(audit, origin),
      },
      { calls: [...accountReads, ...details], pace: 1, risk: { denied: 0.01, throttled: 0.03 } },
    ),
  ];
}

/** The scanner's task is replaced a few times a day and takes on its role anew. */
export function renewScanner(shift: Shift): SimulatedEvent[] {
  const home = shift.world.accountFor('security');
  if (shift.account.id !== home.id || renewalOf(shift.hour, 'posture-scanner', renewalHours) !== shift.hour)
    return [];
  const session = scannerSession(shift.world, shift.hour);
  return [
    assumeByService(shift, 'ecs-tasks.amazonaws.com', session, mainRegion(home), renewalHours * hourSeconds),
  ];
}

function scannerSession(world: World, hour: number): RoleSession {
  const home = world.accountFor('security');
  const renewedAt = renewalOf(hour, 'posture-scanner', renewalHours);
  return {
    role: roleIn(world.seed, home, 'posture-scanner'),
    sessionName: renewedAt.toString(16).padStart(32, 'b7'),
    accessKeyId: sessionKey(world, home, 'scanner', renewedAt),
    createdAt: renewedAt * hourSeconds,
  };
}
