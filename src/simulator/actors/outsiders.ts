import { Random } from '../random.js';
import { type ApiName, assumedRole, callApi, callContext } from '../api/index.js';
import {
  type Caller,
  type RoleSession,
  sessionCaller,
  type SimulatedEvent,
  userCaller,
} from '../record/index.js';
import {
  type IamUser,
  iamUsersOf,
  roleIn,
  type SimulatedAccount,
  uniqueId,
  type World,
} from '../world/index.js';
import type { Actor } from './actor.js';
import { sessionKey } from './session-key.js';
import { hourSeconds, perform, regionOf, type Shift, timeIn } from './shift.js';

const callsOfUser: Readonly<Record<string, readonly ApiName[]>> = {
  'svc-reporting': [
    's3:ListBuckets',
    's3:GetBucketLocation',
    'rds:DescribeDBInstances',
    'rds:DescribeDBSnapshots',
  ],
  'svc-backup': [
    'ec2:DescribeVolumes',
    'ec2:CreateSnapshot',
    'ec2:DescribeSnapshots',
    's3:GetBucketLocation',
    'rds:DescribeDBSnapshots',
  ],
  'smtp-relay': ['sts:GetCallerIdentity', 'ssm:GetParameter'],
  'svc-legacy-build': [
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:PutImage',
    's3:GetBucketLocation',
  ],
  mteixeira: [
    'ec2:DescribeInstances',
    's3:ListBuckets',
    'cloudformation:DescribeStacks',
    'logs:DescribeLogGroups',
  ],
  'svc-load-test': [
    'elasticloadbalancing:DescribeTargetHealth',
    'monitoring:DescribeAlarms',
    'autoscaling:DescribeAutoScalingGroups',
  ],
  'svc-etl': ['s3:GetBucketLocation', 'dynamodb:DescribeTable', 'secretsmanager:GetSecretValue'],
};

/** IAM users with keys on machines outside AWS. */
export function userActors(world: World, account: SimulatedAccount): Actor[] {
  return iamUsersOf(world.seed, account).map((user) => ({
    weight: 1.2,
    work: (shift) => userCalls(shift, user),
  }));
}

function userCalls(shift: Shift, user: IamUser): SimulatedEvent[] {
  const { random } = shift;
  const apis = callsOfUser[user.userName] ?? ['sts:GetCallerIdentity' as const];
  const place = { ...shift, region: regionOf(shift), time: timeIn(shift), caller: userCaller(user) };
  const calls = Array.from({ length: random.between(1, 4) }, () => random.pick(apis));
  return perform(place, { calls, pace: 6, risk: { denied: 0.02, throttled: 0.004 } });
}

/** A vendor that watches costs reads a few accounts from its own. */
export function vendorActors(account: SimulatedAccount): Actor[] {
  return account.kind === 'management' || account.kind === 'production'
    ? [{ weight: 0.8, work: vendorCalls }]
    : [];
}

function vendorCalls(shift: Shift): SimulatedEvent[] {
  const { world, account, random, hour } = shift;
  const region = regionOf(shift);
  const role = roleIn(world.seed, account, 'cost-vendor-read-only');
  const time = timeIn(shift);
  const session: RoleSession = {
    role,
    sessionName: `collector-${hour}`,
    accessKeyId: sessionKey(world, account, 'vendor', hour, time),
    createdAt: time,
  };
  const origin = {
    sourceIPAddress: '203.0.113.150',
    userAgent: 'Boto3/1.42.10 md/Botocore#1.42.10 ua/2.1 os/linux lang/python#3.13.9 Botocore/1.42.10',
  };
  const place = { world, account, region, random, time };
  const assume = callApi(callContext({ ...place, caller: vendor(world, origin) }), 'sts:AssumeRole', {
    request: {
      roleArn: role.arn,
      roleSessionName: session.sessionName,
      externalId: 'larkmoor-7f1d',
      durationSeconds: hourSeconds,
    },
    response: assumedRole(random, session, hourSeconds),
    sharedEventId: random.uuid(),
  });
  const calls: readonly ApiName[] = [
    'ce:GetCostAndUsage',
    'organizations:ListAccounts',
    'ec2:DescribeInstances',
    'rds:DescribeDBInstances',
  ];
  return [
    assume,
    ...perform(
      { ...place, time: time + 2, caller: sessionCaller(session, origin) },
      { calls, pace: 2, risk: { denied: 0.05, throttled: 0.01 } },
    ),
  ];
}

/** In the record of the account that owns the role, a caller of another account is only its id. */
function vendor(
  world: World,
  origin: { readonly sourceIPAddress: string; readonly userAgent: string },
): Caller {
  const accountId = world.vendorAccountId;
  const principalId = `${uniqueId('AROA', accountId, new Random(world.seed, 'vendor'))}:collector`;
  return { ...origin, identity: { type: 'AWSAccount', principalId, accountId }, arn: principalId, accountId };
}
