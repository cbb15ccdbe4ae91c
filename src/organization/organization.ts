import type { AccountId, OrganizationId, Region } from '../cloudtrail/index.js';

/** What `organization.json` holds: who is expected to deliver logs, from where, to where. */
export interface OrganizationDescription {
  readonly schema: 'orgtrail.organization/1';
  readonly organizationId: OrganizationId;
  readonly managementAccountId: AccountId;
  readonly logArchiveAccountId?: AccountId;
  readonly securityAccountId?: AccountId;
  readonly trail: TrailDescription;
  /** Enabled Regions, unless an account names its own. */
  readonly regions: readonly Region[];
  readonly accounts: readonly OrganizationAccount[];
}

export interface TrailDescription {
  readonly name: string;
  readonly homeRegion: Region;
  readonly bucket: string;
  /** The trail's S3 key prefix, without a `/` at its end; `''` for none. */
  readonly prefix: string;
  readonly arn: string;
}

export interface OrganizationAccount {
  readonly accountId: AccountId;
  readonly name: string;
  readonly role: AccountRole;
  /** The path of organizational units, `Root/Workloads/Production`. */
  readonly unit: string;
  readonly joinedAt?: Date;
  readonly leftAt?: Date;
  readonly status: AccountStatus;
  /** Enabled Regions, where they differ from the organization's. */
  readonly regions?: readonly Region[];
}

export type AccountRole = 'management' | 'log-archive' | 'security' | 'member';

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html (`State`) */
export type AccountStatus = 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';

/** One thing that is wrong in a description. */
export interface OrganizationProblem {
  /** Where in the document: `accounts[3].accountId`; `''` for the document itself. */
  readonly path: string;
  /** What is expected there, as a sentence without a full stop. */
  readonly message: string;
}

/** The Regions that an account is expected to deliver from. */
export function expectedRegions(
  organization: OrganizationDescription,
  account: OrganizationAccount,
): readonly Region[] {
  return account.regions ?? organization.regions;
}
