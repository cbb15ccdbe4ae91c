import type { IamUser, SimulatedAccount } from '../world/index.js';
import type { Caller } from './caller.js';
import type { Origin } from './role-session.js';
import { isoTime } from './time-text.js';

/** An IAM user with a long-lived key. */
export function userCaller(
  user: IamUser,
  origin: Partial<Origin> & { readonly accessKeyId?: string } = {},
): Caller {
  return {
    identity: {
      type: 'IAMUser',
      principalId: user.id,
      arn: user.arn,
      accountId: user.account.id,
      accessKeyId: origin.accessKeyId ?? user.accessKeyId,
      userName: user.userName,
    },
    arn: user.arn,
    accountId: user.account.id,
    sourceIPAddress: origin.sourceIPAddress ?? user.address,
    userAgent: origin.userAgent ?? user.userAgent,
  };
}

export interface ConsoleSession {
  /** `ASIA…`; absent in the record of the sign-in itself. */
  readonly accessKeyId?: string;
  readonly createdAt: number;
  readonly mfa: boolean;
}

/** An IAM user in the console. */
export function consoleUserCaller(user: IamUser, origin: Origin, session: ConsoleSession): Caller {
  return {
    ...origin,
    identity: {
      type: 'IAMUser',
      principalId: user.id,
      arn: user.arn,
      accountId: user.account.id,
      ...(session.accessKeyId === undefined ? {} : { accessKeyId: session.accessKeyId }),
      userName: user.userName,
      ...(session.accessKeyId === undefined ? {} : { sessionContext: { attributes: attributesOf(session) } }),
    },
    arn: user.arn,
    accountId: user.account.id,
  };
}

/** The account's root user in the console. */
export function rootCaller(account: SimulatedAccount, origin: Origin, session: ConsoleSession): Caller {
  const arn = `arn:aws:iam::${account.id}:root`;
  return {
    ...origin,
    identity: {
      type: 'Root',
      principalId: account.id,
      arn,
      accountId: account.id,
      accessKeyId: session.accessKeyId ?? '',
      ...(session.accessKeyId === undefined ? {} : { sessionContext: { attributes: attributesOf(session) } }),
    },
    arn,
    accountId: account.id,
  };
}

function attributesOf(session: ConsoleSession) {
  return { creationDate: isoTime(session.createdAt), mfaAuthenticated: String(session.mfa) };
}
