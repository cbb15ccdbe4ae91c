import {
  type Json,
  type JsonObject,
  proseTime,
  type RoleSession,
  sessionArn,
  sessionPrincipalId,
} from '../record/index.js';
import type { Random } from '../random.js';
import { apisOf, read } from './api.js';

export const sts = apisOf(
  {
    source: 'sts.amazonaws.com',
    prefix: 'sts',
    eventVersion: '1.11',
    host: (call) => `sts.${call.region}.amazonaws.com`,
  },
  {
    'sts:GetCallerIdentity': read(),
    'sts:GetSessionToken': read(() => ({ durationSeconds: 43_200 })),
    // Made with the request and response that fit the session; see the callers of these.
    'sts:AssumeRole': read(undefined, {
      resources: (call, request) => [
        {
          accountId: accountIn(String(request['roleArn'] ?? ''), call.account.id),
          type: 'AWS::IAM::Role',
          ARN: String(request['roleArn']),
        },
      ],
    }),
    'sts:AssumeRoleWithSAML': read(),
    'sts:AssumeRoleWithWebIdentity': read(),
  },
);

function accountIn(arn: string, otherwise: string): string {
  return arn.split(':')[4] ?? otherwise;
}

/** What STS answers when it hands out a session. The token is as long as a real one and means nothing. */
export function assumedRole(random: Random, session: RoleSession, durationSeconds: number): JsonObject {
  return {
    credentials: {
      accessKeyId: session.accessKeyId,
      sessionToken: `IQoJb3JpZ2luX2Vj${random.base64(640)}=`,
      expiration: proseTime(session.createdAt + durationSeconds),
    },
    assumedRoleUser: { assumedRoleId: sessionPrincipalId(session), arn: sessionArn(session) },
    ...(session.sourceIdentity === undefined ? {} : { sourceIdentity: session.sourceIdentity as Json }),
  };
}
