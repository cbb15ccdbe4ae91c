import type { ApiName } from '../api/index.js';
import type { Random } from '../random.js';
import { type RoleSession, sessionCaller, type SimulatedEvent } from '../record/index.js';
import { mainRegion, roleIn, type World } from '../world/index.js';
import { assumeAcross } from './assume-across.js';
import type { CrossAccountRun } from './cross-account-run.js';
import { signIn } from './identity-center.js';
import { openSession, personCaller } from './people.js';
import { sessionKey } from './session-key.js';
import { perform } from './shift.js';

const repairs: readonly (readonly ApiName[])[] = [
  [
    'ec2:DescribeInstances',
    'ssm:DescribeInstanceInformation',
    'ssm:StartSession',
    'ec2:DescribeInstanceStatus',
  ],
  [
    'autoscaling:DescribeAutoScalingGroups',
    'autoscaling:SetDesiredCapacity',
    'autoscaling:DescribeScalingActivities',
  ],
  ['rds:DescribeDBInstances', 'rds:CreateDBSnapshot', 'rds:DescribeDBSnapshots'],
  ['logs:DescribeLogGroups', 'logs:FilterLogEvents', 'lambda:UpdateFunctionConfiguration20150331v2'],
];

/** A platform engineer goes from their own session on to `operations` in another account, and stays nameable. */
export function operatorRun(world: World, random: Random, run: CrossAccountRun): SimulatedEvent[] {
  const person = random.pick(world.people.filter(({ team }) => team === 'platform'));
  const stay = openSession(world, person, run.from, {
    startsAt: run.startsAt,
    hours: 1,
    fromConsole: false,
    sourceIPAddress: person.office.egressAddress,
    permissionSet: 'AdministratorAccess',
  });
  const operations: RoleSession = {
    role: roleIn(world.seed, run.to, 'operations'),
    sessionName: person.userName,
    accessKeyId: sessionKey(world, run.to, 'operations', run.startsAt, run.number),
    createdAt: run.startsAt + 60,
    sourceIdentity: person.userName,
  };
  const region = mainRegion(run.from);
  const caller = personCaller(stay);
  return [
    ...signIn(world, random, stay),
    ...assumeAcross({
      world,
      random,
      region,
      caller,
      callerAccount: run.from,
      session: operations,
      durationSeconds: 3600,
    }),
    ...perform(
      {
        world,
        random,
        region: mainRegion(run.to),
        account: run.to,
        time: operations.createdAt + 5,
        caller: sessionCaller(operations, {
          sourceIPAddress: stay.sourceIPAddress,
          userAgent: person.commandLine,
        }),
      },
      { calls: random.pick(repairs), pace: 15, risk: { denied: 0.01, throttled: 0.01 } },
    ),
  ];
}
