import type { UserIdentity, WebIdFederationData } from '../../cloudtrail/index.js';
import type { Role } from '../world/index.js';
import type { Caller } from './caller.js';
import { isoTime } from './time-text.js';

/** A role that somebody took on, with its temporary key. */
export interface RoleSession {
  readonly role: Role;
  readonly sessionName: string;
  /** `ASIA…` */
  readonly accessKeyId: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  readonly mfa?: boolean;
  readonly sourceIdentity?: string;
  /** The version of the instance metadata service that gave out the key. */
  readonly ec2RoleDelivery?: '1.0' | '2.0';
  readonly webIdFederationData?: WebIdFederationData;
}

/** Where a session's calls come from. */
export interface Origin {
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  readonly fromConsole?: boolean;
  readonly vpcEndpointId?: string;
  readonly invokedBy?: string;
}

export function sessionCaller(session: RoleSession, origin: Origin): Caller {
  return {
    ...origin,
    identity: identityOf(session, origin.invokedBy),
    arn: sessionArn(session),
    accountId: session.role.account.id,
  };
}

export function sessionArn(session: RoleSession): string {
  return `arn:aws:sts::${session.role.account.id}:assumed-role/${session.role.name}/${session.sessionName}`;
}

/** `AROA…:session-name` */
export function sessionPrincipalId(session: RoleSession): string {
  return `${session.role.id}:${session.sessionName}`;
}

function identityOf(session: RoleSession, invokedBy: string | undefined): UserIdentity {
  const { role } = session;
  return {
    type: 'AssumedRole',
    principalId: sessionPrincipalId(session),
    arn: sessionArn(session),
    accountId: role.account.id,
    accessKeyId: session.accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: role.id,
        arn: role.arn,
        accountId: role.account.id,
        userName: role.name,
      },
      ...(session.webIdFederationData === undefined
        ? {}
        : { webIdFederationData: session.webIdFederationData }),
      attributes: {
        creationDate: isoTime(session.createdAt),
        mfaAuthenticated: String(session.mfa ?? false),
      },
      ...(session.sourceIdentity === undefined ? {} : { sourceIdentity: session.sourceIdentity }),
      ...(session.ec2RoleDelivery === undefined ? {} : { ec2RoleDelivery: session.ec2RoleDelivery }),
    },
    ...(invokedBy === undefined ? {} : { invokedBy }),
  };
}
