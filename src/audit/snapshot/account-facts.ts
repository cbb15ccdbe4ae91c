import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { Answer } from './answer.js';
import type { RegionFacts } from './region-facts.js';
import type { RoleFacts } from './role-facts.js';

/** What one account says of itself. Where the reader's role cannot be assumed, every answer is unknown. */
export interface AccountFacts {
  readonly accountId: AccountId;
  /** `account:ListRegions`: every Region of the partition and whether the account has it. */
  readonly regions: Answer<readonly AccountRegion[]>;
  /** `iam:GetRole` of `AWSServiceRoleForCloudTrail`; null when there is none. */
  readonly trailServiceRole: Answer<ServiceRole | null>;
  /** Roles that something names: the one that writes to a trail's log group, the auditor, the deployer. */
  readonly roles: readonly NamedRole[];
  /**
   * Who has `AdministratorAccess`: `iam:ListEntitiesForPolicy`, ARNs of users, groups and roles. Asked in the
   * management account only.
   */
  readonly administrators?: Answer<readonly string[]>;
  /**
   * One for each Region that the account has; where that is unknown, for each that no account can disable.
   */
  readonly inRegions: readonly RegionFacts[];
}

export interface AccountRegion {
  readonly region: Region;
  readonly status: 'ENABLED' | 'ENABLED_BY_DEFAULT' | 'ENABLING' | 'DISABLING' | 'DISABLED';
}

export interface ServiceRole {
  readonly arn: string;
}

export interface NamedRole {
  /** Without its path: `orgtrail-trail-logs`. */
  readonly name: string;
  /** Null when the account has no such role. */
  readonly role: Answer<RoleFacts | null>;
}
