import type { Region } from '../../cloudtrail/index.js';
import { assumedRole, callApi, callContext } from '../api/index.js';
import type { Random } from '../random.js';
import type { Caller, JsonObject, RoleSession, SimulatedEvent } from '../record/index.js';
import type { SimulatedAccount, World } from '../world/index.js';

export interface Assumption {
  readonly world: World;
  readonly random: Random;
  readonly region: Region;
  readonly caller: Caller;
  readonly callerAccount: SimulatedAccount;
  readonly session: RoleSession;
  readonly durationSeconds: number;
}

/**
 * The records of taking on a role of another account: one in the caller's account, and one in the
 * role's, where the caller is only an account and a principal id. They share `sharedEventID`.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export function assumeAcross(assumption: Assumption): SimulatedEvent[] {
  const { world, random, region, caller, callerAccount, session, durationSeconds } = assumption;
  const request: JsonObject = {
    roleArn: session.role.arn,
    roleSessionName: session.sessionName,
    durationSeconds,
    ...(session.sourceIdentity === undefined ? {} : { sourceIdentity: session.sourceIdentity }),
  };
  const response = assumedRole(random, session, durationSeconds);
  const place = { world, random, region, time: session.createdAt };
  const ownCall = callContext({ ...place, account: callerAccount, caller });
  if (callerAccount.id === session.role.account.id)
    return [callApi(ownCall, 'sts:AssumeRole', { request, response })];
  const sharedEventId = random.uuid();
  const otherCall = callContext({ ...place, account: session.role.account, caller: seenFromOutside(caller) });
  return [ownCall, otherCall].map((call) =>
    callApi(call, 'sts:AssumeRole', { request, response, sharedEventId }),
  );
}

function seenFromOutside(caller: Caller): Caller {
  const { principalId } = caller.identity;
  const { fromConsole: _notShown, vpcEndpointId: _ownEndpoint, ...rest } = caller;
  return {
    ...rest,
    identity: {
      type: 'AWSAccount',
      ...(principalId === undefined ? {} : { principalId }),
      accountId: caller.accountId,
    },
  };
}
