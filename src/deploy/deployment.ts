import type { AccountId, OrganizationId, Region } from '../cloudtrail/index.js';
import type { AccountAccess, Cloud, LockMode, TrailFacts } from './access/index.js';
import type { AccountRoleName, Place } from './engine/index.js';
import type { Manifest } from '../resources/index.js';

/** Everything that the steps of a deployment are made from. */
export interface Deployment {
  readonly cloud: Cloud;
  readonly target: Target;
  readonly manifest: Manifest;
  /** The organization trail that was there before us, and stays. */
  readonly adopted: TrailFacts | undefined;
  readonly decisions: Decisions;
}

/** What the configuration says, as far as no template does. */
export interface Target {
  /** `aws`, `aws-us-gov`, `aws-cn`. */
  readonly partition: string;
  readonly organizationId: OrganizationId;
  readonly accounts: Readonly<Record<AccountRoleName, AccountId>>;
  readonly trail: { readonly name: string; readonly homeRegion: Region; readonly arn: string };
  readonly logBucket: { readonly name: string; readonly region: Region; readonly prefix: string };
  /** What a trail costs that records the same management events again: `$2.00 per 100,000 …`. */
  readonly secondCopyPrice: string;
  /** Whether every account is to get a trail of its own beside the organization's. */
  readonly hasAccountTrails: boolean;
  /** A key that is there already. */
  readonly keyArn: string | undefined;
  readonly retention: { readonly mode: LockMode; readonly days: number };
  /** Roots and units that get guardrails and detection; none means the root. */
  readonly units: readonly string[];
  readonly regions: readonly Region[];
  /** Where the guardrails hold alone first, and how many hours at least. */
  readonly guardrailTrial: { readonly unit: string; readonly hours: number } | undefined;
}

/** What the user has said beside the configuration. */
export interface Decisions {
  /** The name of the bucket, typed by the user, whose locks nobody is to be able to shorten any more. */
  readonly complianceConfirmedFor: string | undefined;
  /** The test unit, typed by the user, in which the guardrails have shown that they may go on. */
  readonly guardrailsTriedIn: string | undefined;
  /** Lock what was delivered before as long as what comes after. */
  readonly relock: boolean;
  /** How long to wait for the first log file and digest. */
  readonly deliveryPatienceMilliseconds: number;
}

export function placeOf({ target }: Deployment, role: AccountRoleName, region?: Region): Place {
  return { role, accountId: target.accounts[role], region: region ?? target.trail.homeRegion };
}

export function accountOf({ cloud, target }: Deployment, role: AccountRoleName): AccountAccess {
  return cloud.account(target.accounts[role]);
}
