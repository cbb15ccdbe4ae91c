import type { Region } from '../../cloudtrail/index.js';
import { type ApiName, callApi, callContext } from '../api/index.js';
import { type Caller, type RoleSession, sessionCaller, type SimulatedEvent } from '../record/index.js';
import type { Instance, World } from '../world/index.js';
import type { Actor } from './actor.js';
import { assumeByService } from './aws-services.js';
import { fleetIn } from './fleet.js';
import { renewalOf } from './renewal.js';
import { sessionKey } from './session-key.js';
import { hourSeconds, perform, regionOf, type Shift, timeIn } from './shift.js';

/** EC2 renews a machine's credentials about every six hours. */
const renewalHours = 6;

const callsOf: Readonly<Record<string, readonly ApiName[]>> = {
  web: [
    'ssm:GetParameter',
    'secretsmanager:GetSecretValue',
    'elasticloadbalancing:DescribeTargetHealth',
    'ec2:DescribeTags',
  ],
  batch: [
    'dynamodb:DescribeTable',
    'ssm:GetParametersByPath',
    'sqs:GetQueueAttributes',
    's3:ListBuckets',
    'secretsmanager:GetSecretValue',
  ],
  runner: [
    'ecr:GetAuthorizationToken',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
    'sts:GetCallerIdentity',
    'ec2:DescribeInstances',
  ],
  bastion: ['ec2:DescribeInstances', 'ssm:DescribeInstanceInformation', 'sts:GetCallerIdentity'],
};

const userAgents: Readonly<Record<string, string>> = {
  web: 'aws-sdk-go-v2/1.41.0 ua/2.1 os/linux lang/go#1.25.5 md/GOOS#linux md/GOARCH#arm64 api/ssm#1.67.7 m/E,g',
  batch:
    'aws-sdk-java/2.40.17 md/io#sync md/http#Apache ua/2.1 os/Linux#6.12.58-82.121.amzn2023.aarch64 lang/java#21.0.9 md/OpenJDK_64-Bit_Server_VM m/D,N,b',
  runner:
    'aws-cli/2.33.4 md/awscrt#0.29.1 ua/2.1 os/linux#6.12.58-82.121.amzn2023.x86_64 md/arch#x86_64 lang/python#3.13.9 md/pyimpl#CPython m/E,b cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#ecr.get-login-password',
  bastion:
    'Boto3/1.42.19 md/Botocore#1.42.19 ua/2.1 os/linux#6.12.58-82.121.amzn2023.x86_64 md/arch#x86_64 lang/python#3.12.12 md/pyimpl#CPython m/b,Z Botocore/1.42.19',
};

const agent = 'aws-sdk-go/1.55.5 (go1.24.6; linux; arm64) amazon-ssm-agent/3.3.3050.0';

export function instanceActors(): Actor[] {
  return [
    { weight: 9, work: applicationCalls },
    { weight: 5, work: agentCalls },
  ];
}

function applicationCalls(shift: Shift): SimulatedEvent[] {
  const region = regionOf(shift);
  const { random } = shift;
  const instance = random.pick(fleetIn(shift, region));
  const calls = callsOf[instance.application]!;
  const place = {
    ...shift,
    region,
    time: timeIn(shift),
    caller: callerOn(shift, region, instance, userAgents[instance.application]!),
  };
  return perform(place, {
    calls: Array.from({ length: random.between(1, 4) }, () => random.pick(calls)),
    pace: 4,
    risk: { denied: 0.004, throttled: 0.003 },
  });
}

/** The Systems Manager agent reports the machine that it runs on, and no other. */
function agentCalls(shift: Shift): SimulatedEvent[] {
  const region = regionOf(shift);
  const instance = shift.random.pick(fleetIn(shift, region));
  const place = { ...shift, region, time: timeIn(shift), caller: callerOn(shift, region, instance, agent) };
  const call = callContext(place);
  return [
    callApi(call, 'ssm:UpdateInstanceInformation', {
      request: {
        instanceId: instance.id,
        agentVersion: '3.3.3050.0',
        agentStatus: 'Active',
        platformType: 'Linux',
        platformName: 'Amazon Linux',
        platformVersion: '2023',
        agentName: 'amazon-ssm-agent',
      },
    }),
    callApi(call, 'ssm:ListInstanceAssociations', { request: { instanceId: instance.id, maxResults: 20 } }),
  ];
}

/** The caller of a program on the machine, with the key that the machine has in this hour. */
function callerOn(shift: Shift, region: Region, instance: Instance, userAgent: string): Caller {
  const { network } = shift.world.resourcesOf(shift.account, region);
  const session = sessionOn(shift.world, instance, shift.hour);
  return instance.application === 'web'
    ? sessionCaller(session, {
        sourceIPAddress: instance.privateAddress,
        userAgent,
        vpcEndpointId: network.vpcEndpointId,
      })
    : sessionCaller(session, { sourceIPAddress: network.natAddress, userAgent });
}

/** The machine's session in that hour. */
export function sessionOn(world: World, instance: Instance, hour: number): RoleSession {
  const renewedAt = renewedAtOf(instance, hour);
  return {
    role: instance.role,
    sessionName: instance.id,
    accessKeyId: sessionKey(world, instance.role.account, instance.id, renewedAt),
    createdAt: renewedAt * hourSeconds,
    ec2RoleDelivery: '2.0',
  };
}

/** A new machine gets its first key in the hour after its launch. */
function renewedAtOf(instance: Instance, hour: number): number {
  return Math.max(renewalOf(hour, instance.id, renewalHours), (instance.launchedAt ?? -1) + 1);
}

/** EC2 fetches a new key for every machine whose old one is used up. */
export function renewCredentials(shift: Shift): SimulatedEvent[] {
  return shift.account.regions.flatMap(({ region, weight }) =>
    weight === 0
      ? []
      : fleetIn(shift, region)
          .filter((instance) => renewedAtOf(instance, shift.hour) === shift.hour)
          .map((instance) =>
            assumeByService(
              shift,
              'ec2.amazonaws.com',
              sessionOn(shift.world, instance, shift.hour),
              region,
              renewalHours * hourSeconds,
            ),
          ),
  );
}
