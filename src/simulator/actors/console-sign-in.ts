import { type Caller, type SimulatedEvent, simulatedEvent } from '../record/index.js';
import { globalRegion, type IamUser, type SimulatedAccount } from '../world/index.js';
import type { Random } from '../random.js';

export interface SignIn {
  readonly random: Random;
  readonly time: number;
  readonly account: SimulatedAccount;
  readonly caller: Caller;
  readonly mfaUsed: boolean;
  /** Absent when the sign-in succeeded. */
  readonly errorMessage?: string;
}

/** A sign-in with a password. A failure has an error message but no error code. */
export function consoleSignIn({
  random,
  time,
  account,
  caller,
  mfaUsed,
  errorMessage,
}: SignIn): SimulatedEvent {
  const userName = caller.identity.userName;
  return simulatedEvent({
    eventVersion: '1.11',
    userIdentity: caller.identity,
    eventTime: time,
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    awsRegion: globalRegion,
    sourceIPAddress: caller.sourceIPAddress,
    userAgent: caller.userAgent,
    errorMessage,
    requestParameters: null,
    responseElements: { ConsoleLogin: errorMessage === undefined ? 'Success' : 'Failure' },
    additionalEventData: {
      LoginTo: 'https://console.aws.amazon.com/console/home',
      MobileVersion: 'No',
      ...(mfaUsed && userName !== undefined
        ? { MFAIdentifier: `arn:aws:iam::${account.id}:mfa/${userName}` }
        : {}),
      MFAUsed: mfaUsed ? 'Yes' : 'No',
    },
    eventID: random.uuid(),
    readOnly: false,
    eventType: 'AwsConsoleSignIn',
    recipientAccountId: account.id,
    tlsHost: 'us-east-1.signin.aws.amazon.com',
  });
}

/** A user whose sign-in failed: known by name, or hidden because no such user exists. */
export function failedSignInCaller(
  account: SimulatedAccount,
  user: IamUser | undefined,
  origin: { readonly sourceIPAddress: string; readonly userAgent: string },
): Caller {
  return {
    ...origin,
    identity: {
      type: 'IAMUser',
      principalId: user?.id ?? '',
      accountId: account.id,
      accessKeyId: '',
      userName: user?.userName ?? 'HIDDEN_DUE_TO_SECURITY_REASONS',
    },
    arn: user?.arn ?? '',
    accountId: account.id,
  };
}
