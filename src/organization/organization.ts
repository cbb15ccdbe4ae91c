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

export type OrganizationResult =
  | { readonly kind: 'ok'; readonly organization: OrganizationDescription }
  | { readonly kind: 'invalid'; readonly problems: readonly OrganizationProblem[] };

export interface OrganizationProblem {
  /** Where in the document: `accounts[3].accountId`. */
  readonly path: string;
  /** What is expected there. */
  readonly message: string;
}

/** Reads the parsed JSON of `organization.json`; names every problem and not just the first. */
export function parseOrganization(_json: unknown): OrganizationResult {
  throw new Error('parseOrganization is not built yet');
}
