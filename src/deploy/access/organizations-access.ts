import type { AccountId, OrganizationId } from '../../cloudtrail/index.js';
import type { AccountStatus } from '../../organization/index.js';

export type PolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

export interface OrganizationFacts {
  readonly organizationId: OrganizationId;
  readonly managementAccountId: AccountId;
  /** False in an organization that only bills together: it has neither policies nor trusted access. */
  readonly hasAllFeatures: boolean;
}

export interface ListedAccount {
  readonly accountId: AccountId;
  readonly name: string;
  readonly status: AccountStatus;
}

export interface OrganizationRoot {
  /** `r-ab12`. */
  readonly id: string;
  readonly enabledPolicyTypes: readonly PolicyType[];
}

export interface AttachedPolicy {
  readonly id: string;
  readonly name: string;
  /** JSON, as it was written. */
  readonly content: string;
}

/** What deploy asks of AWS Organizations, as the management account. */
export interface OrganizationsAccess {
  describe(): Promise<OrganizationFacts>;
  accounts(): Promise<readonly ListedAccount[]>;
  root(): Promise<OrganizationRoot>;
  /** Service principals that have trusted access. */
  trustedServices(): Promise<readonly string[]>;
  enableTrustedAccess(service: string): Promise<void>;
  disableTrustedAccess(service: string): Promise<void>;
  delegatedAdministrators(service: string): Promise<readonly AccountId[]>;
  enablePolicyType(rootId: string, type: PolicyType): Promise<void>;
  /** The unit or root that an account or a unit stands in; `undefined` above the root. */
  parentOf(childId: string): Promise<string | undefined>;
  /** Accounts in a unit and in the units below it; `undefined` when there is no such unit. */
  accountsBelow(unitId: string): Promise<readonly AccountId[] | undefined>;
  /** Policies attached to an account, a unit or the root itself, not those it inherits. */
  policiesOf(targetId: string, type: PolicyType): Promise<readonly AttachedPolicy[]>;
}
