import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { type AccountId, parseAccountId, type Region } from '../../cloudtrail/index.js';
import { UserError } from '../../errors.js';
import type { Partition } from '../../organization/index.js';
import type { ServiceOptions } from '../client-settings.js';
import { type ClientMaker, makeClient } from './clients.js';
import { createPace, type PaceClock, wallClock } from './pace.js';
import { createSession, type Session } from './session.js';

export interface AccessOptions extends Pick<ServiceOptions, 'profile' | 'credentials' | 'maximumAttempts'> {
  readonly partition: Partition;
  readonly homeRegion: Region;
  /** The role that is assumed in every account but the caller's: `orgtrail-reader`. */
  readonly roleName: string;
  readonly requestsAtOnce: number;
  readonly signal: AbortSignal;
  readonly makeClient?: ClientMaker;
  readonly clock?: PaceClock;
}

/** Ways into the accounts of an organization, one session for each. */
export interface Access {
  /** Whose credentials are used; no role is assumed there. */
  readonly caller: Session;
  enter(accountId: AccountId): Promise<Session>;
  close(): void;
}

/** Throws a UserError when AWS does not accept the caller at all: then nothing could be asked anywhere. */
export async function openAccess(options: AccessOptions): Promise<Access> {
  const { signal, profile, credentials, maximumAttempts, homeRegion } = options;
  const own = {
    signal,
    ...(profile !== undefined && { profile }),
    ...(credentials !== undefined && { credentials }),
    ...(maximumAttempts !== undefined && { maximumAttempts }),
  };
  const shared = {
    pace: createPace(options.requestsAtOnce, options.clock),
    signal,
    makeClient: options.makeClient ?? makeClient,
  };
  const unnamed = createSession({ ...shared, accountId: '000000000000' as AccountId, settings: own });
  const callerId = await identify(unnamed, homeRegion);
  unnamed.release();
  const caller = createSession({ ...shared, accountId: callerId, settings: own });
  const sessions = new Map<AccountId, Entered>();
  const now = (options.clock ?? wallClock).now;
  const assume = async (accountId: AccountId): Promise<Session> => {
    const answer = await assumeReader(caller, options, accountId);
    if (answer.kind === 'unknown') {
      const trouble = { ...answer, accountId };
      return createSession({ ...shared, accountId, settings: own, trouble });
    }
    const settings = { signal, credentials: answer.value, ...attempts(maximumAttempts) };
    return createSession({ ...shared, accountId, settings });
  };
  return {
    caller,
    enter: (accountId) => {
      if (accountId === callerId) return Promise.resolve(caller);
      const before = sessions.get(accountId);
      if (before !== undefined && now() - before.at < RENEWED_AFTER) return before.session;
      const entered = { at: now(), session: assume(accountId) };
      sessions.set(accountId, entered);
      return entered.session;
    },
    close: () => {
      caller.release();
      for (const { session } of sessions.values())
        void session.then(
          (opened) => opened.release(),
          () => {},
        );
    },
  };
}

interface Entered {
  readonly at: number;
  readonly session: Promise<Session>;
}

/** Milliseconds; a session lasts an hour. */
const RENEWED_AFTER = 45 * 60_000;

function attempts(maximumAttempts: number | undefined) {
  return maximumAttempts === undefined ? {} : { maximumAttempts };
}

async function identify(caller: Session, region: Region): Promise<AccountId> {
  const answer = await caller.ask('sts:GetCallerIdentity', region, async (client, options) =>
    client.send(new GetCallerIdentityCommand({}), options),
  );
  const accountId = answer.kind === 'known' ? parseAccountId(answer.value.Account ?? '') : undefined;
  if (accountId !== undefined) return accountId;
  throw new UserError({
    what: `AWS does not say whose the credentials are (${answer.kind === 'unknown' ? answer.message : 'no account'})`,
    where: 'sts:GetCallerIdentity',
    next: 'Sign in to the management account or to a delegated administrator, for example with aws sso login, or pass --profile.',
  });
}

/**
 * One session of an hour for each account, of the regional endpoint, whose tokens are valid in opt-in Regions too.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
async function assumeReader(caller: Session, options: AccessOptions, accountId: AccountId) {
  const { partition, roleName, homeRegion } = options;
  const RoleArn = `arn:${partition}:iam::${accountId}:role/${roleName}`;
  return caller.ask('sts:AssumeRole', homeRegion, async (client, requestOptions) => {
    const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'orgtrail-audit' });
    const { Credentials } = await client.send(command, requestOptions);
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      ...(Credentials?.SessionToken !== undefined && { sessionToken: Credentials.SessionToken }),
      accountId,
    };
  });
}
