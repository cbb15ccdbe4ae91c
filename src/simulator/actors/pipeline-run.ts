import { type ApiName, assumedRole, callApi, callContext } from '../api/index.js';
import type { Random } from '../random.js';
import { type Caller, type RoleSession, sessionCaller, type SimulatedEvent } from '../record/index.js';
import { mainRegion, roleIn, type World } from '../world/index.js';
import { assumeAcross } from './assume-across.js';
import type { CrossAccountRun } from './cross-account-run.js';
import { sessionKey } from './session-key.js';
import { perform } from './shift.js';

const githubProvider = 'token.actions.githubusercontent.com';
const runnerAgent =
  'aws-sdk-js/3.955.0 ua/2.1 os/linux#6.11.0-1018-azure lang/js md/nodejs#24.11.1 api/sts#3.955.0 m/E configure-aws-credentials-for-github-actions';

const push: readonly ApiName[] = [
  'ecr:GetAuthorizationToken',
  'ecr:BatchCheckLayerAvailability',
  'ecr:InitiateLayerUpload',
  'ecr:CompleteLayerUpload',
  'ecr:PutImage',
];

const plans: readonly (readonly ApiName[])[] = [
  [
    'cloudformation:DescribeStacks',
    'cloudformation:GetTemplate',
    'cloudformation:CreateChangeSet',
    'cloudformation:DescribeChangeSet',
    'cloudformation:DescribeChangeSet',
    'cloudformation:ExecuteChangeSet',
    'cloudformation:DescribeStackEvents',
    'cloudformation:DescribeStackEvents',
    'iam:GetRole',
    'iam:PutRolePolicy',
    'lambda:GetFunction20150331v2',
    'lambda:UpdateFunctionCode20150331v2',
    'lambda:GetFunctionConfiguration20150331v2',
    'lambda:PublishVersion20150331',
    'events:PutRule',
    'lambda:AddPermission20150331v2',
    'cloudformation:DescribeStacks',
  ],
  [
    'ecs:DescribeServices',
    'ecs:DescribeTaskDefinition',
    'ecs:RegisterTaskDefinition',
    'ecs:UpdateService',
    'ecs:DescribeServices',
    'ecs:DescribeServices',
    'ecs:ListTasks',
    'ecs:DescribeTasks',
    'elasticloadbalancing:DescribeTargetHealth',
  ],
  [
    'sts:GetCallerIdentity',
    'ec2:DescribeVpcs',
    'ec2:DescribeSubnets',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSecurityGroupRules',
    'iam:GetRole',
    'iam:ListRolePolicies',
    'iam:ListAttachedRolePolicies',
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
    's3:GetBucketPolicy',
    's3:GetBucketVersioning',
    's3:GetBucketEncryption',
    's3:GetBucketLifecycle',
    'kms:DescribeKey',
    'kms:GetKeyPolicy',
    'dynamodb:DescribeTable',
    'sqs:GetQueueAttributes',
    'sqs:SetQueueAttributes',
    'sns:GetTopicAttributes',
    'sns:Subscribe',
    'monitoring:PutMetricAlarm',
    's3:PutBucketLifecycle',
    'iam:AttachRolePolicy',
    'route53:ChangeResourceRecordSets',
  ],
];

/** A deployment: GitHub's token for a role, an image pushed, and on into the target account with the run's name kept. */
export function pipelineRun(world: World, random: Random, run: CrossAccountRun): SimulatedEvent[] {
  const region = mainRegion(run.from);
  const application = random.pick(world.resourcesOf(run.to, mainRegion(run.to)).stacks).name;
  const build = random.between(1000, 9999);
  const address = `203.0.113.${random.between(128, 190)}`;
  const origin = { sourceIPAddress: address, userAgent: runnerAgent };
  const first: RoleSession = {
    role: roleIn(world.seed, run.from, 'github-actions'),
    sessionName: 'GitHubActions',
    accessKeyId: sessionKey(world, run.from, 'github', run.startsAt, run.number),
    createdAt: run.startsAt,
  };
  const second: RoleSession = {
    role: roleIn(world.seed, run.to, 'deploy'),
    sessionName: `${application}-${build}`,
    accessKeyId: sessionKey(world, run.to, 'deploy', run.startsAt, run.number),
    createdAt: run.startsAt + 45,
    sourceIdentity: `github-${application}-${build}`,
  };
  const place = {
    world,
    random,
    region,
    time: run.startsAt + 4,
    account: run.from,
    caller: sessionCaller(first, origin),
  };
  return [
    assumeWithGitHub(world, random, run, first, application, origin),
    ...perform(place, { calls: push, pace: 5 }),
    ...assumeAcross({
      world,
      random,
      region,
      caller: place.caller,
      callerAccount: run.from,
      session: second,
      durationSeconds: 3600,
    }),
    ...perform(
      {
        ...place,
        region: mainRegion(run.to),
        account: run.to,
        time: second.createdAt + 2,
        caller: sessionCaller(second, origin),
      },
      { calls: random.pick(plans), pace: 5, risk: { denied: 0.008, throttled: 0.015 } },
    ),
  ];
}

/** https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws */
function assumeWithGitHub(
  world: World,
  random: Random,
  run: CrossAccountRun,
  session: RoleSession,
  application: string,
  origin: Pick<Caller, 'sourceIPAddress' | 'userAgent'>,
): SimulatedEvent {
  const provider = `arn:aws:iam::${run.from.id}:oidc-provider/${githubProvider}`;
  const subject = `repo:larkmoor/${application}:ref:refs/heads/main`;
  const caller: Caller = {
    ...origin,
    identity: {
      type: 'WebIdentityUser',
      principalId: `${provider}:sts.amazonaws.com:${subject}`,
      userName: subject,
      identityProvider: provider,
    },
    arn: subject,
    accountId: run.from.id,
  };
  const call = callContext({
    world,
    random,
    account: run.from,
    region: mainRegion(run.from),
    time: session.createdAt,
    caller,
  });
  return callApi(call, 'sts:AssumeRoleWithWebIdentity', {
    request: { roleArn: session.role.arn, roleSessionName: session.sessionName, durationSeconds: 3600 },
    response: {
      ...assumedRole(random, session, 3600),
      subjectFromWebIdentityToken: subject,
      provider,
      audience: 'sts.amazonaws.com',
    },
    resources: [{ accountId: run.from.id, type: 'AWS::IAM::Role', ARN: session.role.arn }],
  });
}
