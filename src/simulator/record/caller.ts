import type { AccountId, UserIdentity } from '../../cloudtrail/index.js';

/** Somebody or something that calls an API, as a record shows it. */
export interface Caller {
  readonly identity: UserIdentity;
  /** For the text of refusals; a service's DNS name for a service. */
  readonly arn: string;
  readonly accountId: AccountId;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  /** Absent: the caller speaks TLS to the API itself. */
  readonly invokedBy?: string;
  readonly fromConsole?: boolean;
  readonly vpcEndpointId?: string;
}

/** The same caller through a service that works for it (KMS for a secret, say): forward access session. */
export function onBehalf(caller: Caller, service: string): Caller {
  const { vpcEndpointId: _ownEndpoint, ...rest } = caller;
  return {
    ...rest,
    identity: { ...caller.identity, invokedBy: service },
    sourceIPAddress: service,
    userAgent: service,
    invokedBy: service,
  };
}

/** An AWS service in its own name. */
export function serviceCaller(service: string, accountId: AccountId): Caller {
  return {
    identity: { type: 'AWSService', invokedBy: service },
    arn: service,
    accountId,
    sourceIPAddress: service,
    userAgent: service,
    invokedBy: service,
  };
}
