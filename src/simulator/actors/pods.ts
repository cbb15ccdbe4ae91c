import type { Region } from '../../cloudtrail/index.js';
import { type ApiName, assumedRole, callApi, callContext } from '../api/index.js';
import { type Caller, type RoleSession, sessionCaller, type SimulatedEvent } from '../record/index.js';
import type { Workload } from '../world/index.js';
import type { Actor } from './actor.js';
import { phaseOf, renewalOf } from './renewal.js';
import { sessionKey } from './session-key.js';
import { hourSeconds, perform, regionOf, type Shift, timeIn } from './shift.js';

const sessionHours = 4;
const podAgent =
  'aws-sdk-java/2.40.17 md/io#sync md/http#Apache ua/2.1 os/Linux#6.12.58 lang/java#21.0.9 md/OpenJDK_64-Bit_Server_VM m/D,q';

const apisOfPods: readonly ApiName[] = [
  'ssm:GetParametersByPath',
  'secretsmanager:GetSecretValue',
  'dynamodb:DescribeTable',
  's3:GetBucketLocation',
  'sqs:GetQueueAttributes',
  'ec2:DescribeInstances',
  'autoscaling:DescribeAutoScalingGroups',
  'elasticloadbalancing:DescribeTargetHealth',
];

/** Programs in the account's Kubernetes cluster, each with a role of its own. */
export function podActors(): Actor[] {
  return [{ weight: 11, work: podCalls }];
}

function podCalls(shift: Shift): SimulatedEvent[] {
  const { world, account, random } = shift;
  const region = regionOf(shift);
  const { workloads, network } = world.resourcesOf(account, region);
  const session = sessionOf(shift, region, random.pick(workloads));
  const caller = sessionCaller(session, { sourceIPAddress: network.natAddress, userAgent: podAgent });
  const calls = Array.from({ length: random.between(1, 4) }, () => random.pick(apisOfPods));
  return perform(
    { ...shift, region, time: timeIn(shift), caller },
    { calls, pace: 2, risk: { denied: 0.004, throttled: 0.003 } },
  );
}

/** A pod trades its service account's token for the key that it then uses for hours. */
export function renewPods(shift: Shift): SimulatedEvent[] {
  return shift.account.regions.flatMap(({ region, weight }) =>
    weight === 0
      ? []
      : shift.world
          .resourcesOf(shift.account, region)
          .workloads.filter(
            (workload) => (shift.hour - phaseOf(workload.name, sessionHours)) % sessionHours === 0,
          )
          .map((workload) => assumeWithToken(shift, region, workload)),
  );
}

function assumeWithToken(shift: Shift, region: Region, workload: Workload): SimulatedEvent {
  const { world, account, random } = shift;
  const session = sessionOf(shift, region, workload);
  const provider = providerOf(shift, region);
  const subject = `system:serviceaccount:shop:${workload.name}`;
  const caller: Caller = {
    identity: {
      type: 'WebIdentityUser',
      principalId: `${provider}:sts.amazonaws.com:${subject}`,
      userName: subject,
      identityProvider: provider,
    },
    arn: subject,
    accountId: account.id,
    sourceIPAddress: world.resourcesOf(account, region).network.natAddress,
    userAgent: podAgent,
  };
  return callApi(
    callContext({ world, account, region, random, time: session.createdAt, caller }),
    'sts:AssumeRoleWithWebIdentity',
    {
      request: { roleArn: workload.role.arn, roleSessionName: session.sessionName },
      response: {
        ...assumedRole(random, session, hourSeconds),
        subjectFromWebIdentityToken: subject,
        provider,
        audience: 'sts.amazonaws.com',
      },
      resources: [{ accountId: account.id, type: 'AWS::IAM::Role', ARN: workload.role.arn }],
    },
  );
}

function sessionOf(shift: Shift, region: Region, workload: Workload): RoleSession {
  const { world, account, hour } = shift;
  const renewedAt = renewalOf(hour, workload.name, sessionHours);
  return {
    role: workload.role,
    sessionName: `${workload.name}-${1_700_000_000 + renewedAt}`,
    accessKeyId: sessionKey(world, account, 'pod', region, workload.name, renewedAt),
    createdAt: renewedAt * hourSeconds,
    webIdFederationData: { federatedProvider: providerOf(shift, region), attributes: {} },
  };
}

function providerOf(shift: Shift, region: Region): string {
  const { clusterIssuerId } = shift.world.resourcesOf(shift.account, region);
  return `arn:aws:iam::${shift.account.id}:oidc-provider/oidc.eks.${region}.amazonaws.com/id/${clusterIssuerId}`;
}
