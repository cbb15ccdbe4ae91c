import type { AccountId, OrganizationId } from '../../cloudtrail/index.js';
import type { AccountStatus } from '../../organization/index.js';
import type { PolicyDocument } from '../../policy/index.js';
import type { Answer } from './answer.js';

/** What the management account, or a delegated administrator, says of the organization. */
export interface OrganizationFacts {
  /** `organizations:DescribeOrganization` */
  readonly description: Answer<OrganizationIdentity>;
  /** `organizations:ListAccounts`: all of them, whatever their status. */
  readonly accounts: Answer<readonly ListedAccount[]>;
  /** `organizations:ListAWSServiceAccessForOrganization`: `cloudtrail.amazonaws.com`. */
  readonly trustedServices: Answer<readonly string[]>;
  /** `organizations:ListDelegatedAdministrators` of `cloudtrail.amazonaws.com`. */
  readonly trailAdministrators: Answer<readonly AccountId[]>;
  /** `organizations:ListDelegatedAdministrators` of `member.org.stacksets.cloudformation.amazonaws.com`. */
  readonly stackSetAdministrators: Answer<readonly AccountId[]>;
  /** `cloudformation:DescribeOrganizationsAccess` */
  readonly stackSetsAccess: Answer<'ENABLED' | 'DISABLED' | 'DISABLED_PERMANENTLY'>;
  /** `organizations:ListRoots` */
  readonly roots: Answer<readonly OrganizationRoot[]>;
  /** `organizations:ListOrganizationalUnitsForParent`, from the roots downwards. */
  readonly units: Answer<readonly OrganizationalUnit[]>;
  /** Each policy once: `organizations:ListPolicies` and `DescribePolicy`. */
  readonly policies: Answer<readonly ControlPolicy[]>;
  /** Of every root, unit and account: `organizations:ListPoliciesForTarget`, or `ListTargetsForPolicy` for each policy. */
  readonly attachments: readonly PolicyAttachments[];
  /** `controltower:ListLandingZones`: ARNs; none where Control Tower does not govern the organization. */
  readonly landingZones: Answer<readonly string[]>;
}

export interface OrganizationIdentity {
  readonly id: OrganizationId;
  readonly managementAccountId: AccountId;
  readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
}

export interface ListedAccount {
  readonly accountId: AccountId;
  /** Untrusted text, as every name in a snapshot. */
  readonly name: string;
  readonly status: AccountStatus;
  /** ISO 8601, UTC. */
  readonly joinedAt?: string;
  /** A root or a unit: `organizations:ListAccountsForParent` or `ListParents`. */
  readonly parentId: Answer<string>;
}

export interface OrganizationRoot {
  /** `r-ab12` */
  readonly id: string;
  readonly name: string;
  /** Those that are ENABLED: `SERVICE_CONTROL_POLICY`. */
  readonly policyTypes: readonly string[];
}

export interface OrganizationalUnit {
  /** `ou-ab12-11111111` */
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
}

export interface ControlPolicy {
  /** `p-11111111`, `p-FullAWSAccess`. */
  readonly id: string;
  readonly name: string;
  readonly type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';
  /** `organizations:DescribePolicy` */
  readonly document: Answer<PolicyDocument>;
}

export interface PolicyAttachments {
  /** The id of a root, unit or account. */
  readonly targetId: string;
  /** Ids of service control policies attached to it directly. */
  readonly serviceControl: Answer<readonly string[]>;
  /** Ids of resource control policies attached to it directly. */
  readonly resourceControl: Answer<readonly string[]>;
}
