import type { Region } from '../../cloudtrail/index.js';
import type { ApiName } from '../api/index.js';
import { type RoleSession, sessionCaller, type SimulatedEvent } from '../record/index.js';
import type { LambdaFunction } from '../world/index.js';
import type { Actor } from './actor.js';
import { assumeByService } from './aws-services.js';
import { phaseOf, renewalOf } from './renewal.js';
import { sessionKey } from './session-key.js';
import { hourSeconds, perform, regionOf, type Shift, timeIn } from './shift.js';

const sessionHours = 8;

const apisOfFunctions: readonly ApiName[] = [
  'logs:CreateLogStream',
  'ssm:GetParameter',
  'secretsmanager:GetSecretValue',
  'kms:Decrypt',
  'dynamodb:DescribeTable',
  'sns:GetTopicAttributes',
  'sqs:GetQueueAttributes',
];

export function functionActors(): Actor[] {
  return [{ weight: 13, work: functionCalls }];
}

function functionCalls(shift: Shift): SimulatedEvent[] {
  const { world, account, random } = shift;
  const region = regionOf(shift);
  const { functions, network } = world.resourcesOf(account, region);
  const handler = random.pick(functions);
  const caller = sessionCaller(sessionOf(shift, region, handler), {
    sourceIPAddress: network.natAddress,
    userAgent: `aws-sdk-js/3.955.0 ua/2.1 os/linux#5.10.245 lang/js md/nodejs#22.21.1 exec-env/AWS_Lambda_${handler.runtime} api/ssm#3.955.0 m/E`,
  });
  const calls = Array.from({ length: random.between(1, 3) }, () => random.pick(apisOfFunctions));
  return perform(
    { ...shift, region, time: timeIn(shift), caller },
    { calls, pace: 1, risk: { denied: 0.006, throttled: 0.002 } },
  );
}

/** Lambda takes on a function's role anew when it replaces the function's environment. */
export function renewFunctions(shift: Shift): SimulatedEvent[] {
  return shift.account.regions.flatMap(({ region, weight }) =>
    weight === 0
      ? []
      : shift.world
          .resourcesOf(shift.account, region)
          .functions.filter(
            (handler) => (shift.hour - phaseOf(handler.arn, sessionHours)) % sessionHours === 0,
          )
          .map((handler) =>
            assumeByService(
              shift,
              'lambda.amazonaws.com',
              sessionOf(shift, region, handler),
              region,
              12 * hourSeconds,
            ),
          ),
  );
}

function sessionOf(shift: Shift, region: Region, handler: LambdaFunction): RoleSession {
  const renewedAt = renewalOf(shift.hour, handler.arn, sessionHours);
  return {
    role: handler.role,
    sessionName: handler.name,
    accessKeyId: sessionKey(shift.world, shift.account, 'function', region, handler.name, renewedAt),
    createdAt: renewedAt * hourSeconds,
  };
}
