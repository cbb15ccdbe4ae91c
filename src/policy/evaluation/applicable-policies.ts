import type { PolicyDocument } from '../document/policy-document.js';

/** Every policy that has a say in a request. What is absent does not stand in its way. */
export interface ApplicablePolicies {
  /** What the principal may do: inline and managed policies. Not asked for root users and services. */
  readonly identity?: readonly NamedPolicy[];
  /** The permissions boundary of the principal. */
  readonly boundary?: readonly NamedPolicy[];
  /** What the session was narrowed to, the task policy of `sts:AssumeRoot` for example. */
  readonly session?: readonly NamedPolicy[];
  /** The policy of the resource: bucket, key, trust policy of a role. Absent when it has none. */
  readonly resource?: NamedPolicy;
  /** Service control policies of the principal's account. */
  readonly serviceControl?: ControlPolicyChain;
  /** Resource control policies of the resource's account. */
  readonly resourceControl?: ControlPolicyChain;
  /** The organization's management account, which its policies do not bind. */
  readonly managementAccountId?: string;
}

/** From the root through the organizational units down to the account: what is attached to each of them. */
export type ControlPolicyChain = readonly ControlPolicyLevel[];

export interface ControlPolicyLevel {
  /** `r-ab12`, `ou-…`, an account id. */
  readonly target: string;
  /** With `FullAWSAccess` or `RCPFullAWSAccess` where it is attached. */
  readonly policies: readonly NamedPolicy[];
}

export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** What `FullAWSAccess` says, which is attached everywhere unless somebody detached it. */
export const FULL_ACCESS: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** What `RCPFullAWSAccess` says, which cannot be detached. */
export const RESOURCE_CONTROL_FULL_ACCESS: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};
