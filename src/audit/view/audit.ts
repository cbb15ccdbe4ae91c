import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { ControlPolicyChain } from '../../policy/index.js';
import type { Expectations } from '../expectations.js';
import type {
  AccountFacts,
  Answer,
  Delivery,
  KeyFacts,
  ListedAccount,
  LogBucketFacts,
  RegionFacts,
  Snapshot,
  TrailFacts,
} from '../snapshot/index.js';
import { known, mapAnswer, notAsked } from '../snapshot/index.js';
import { controlPolicyChains } from './control-policy-chains.js';
import { findLogBucket, findTrailKey } from './find-log-bucket.js';
import { chooseTrail, findOrganizationTrails } from './find-organization-trails.js';

/** What a check is given: the snapshot, what is expected, and where most checks start from, found once. */
export interface Audit {
  readonly snapshot: Snapshot;
  readonly expectations: Expectations;
  /** As Organizations says, or as the configuration expects while it does not say. */
  readonly managementAccountId: Answer<AccountId>;
  /** Every account that should be covered: those that are ACTIVE. */
  readonly activeAccounts: Answer<readonly ListedAccount[]>;
  /** Every organization trail that the management account has, as its home Region describes it. */
  readonly organizationTrails: Answer<readonly TrailFacts[]>;
  /** The one that is judged: the expected one, else one of all Regions; null when there is none. */
  readonly trail: Answer<TrailFacts | null>;
  /** Where that trail delivers to; null when there is no trail. */
  readonly logBucket: Answer<LogBucketFacts | null>;
  /** The key that the trail encrypts with; null when there is no trail, or it names none. */
  readonly key: Answer<KeyFacts | null>;
  readonly accountOf: (accountId: string) => AccountFacts | undefined;
  readonly inRegion: (accountId: string, region: string) => RegionFacts | undefined;
  /** What lies in the log bucket of an account and Region. */
  readonly deliveryOf: (accountId: string, region: string) => Delivery | undefined;
  /** From the root down to the account, for `evaluateAccess`; unknown when one part of it is. */
  readonly serviceControlOf: (accountId: string) => Answer<ControlPolicyChain>;
  readonly resourceControlOf: (accountId: string) => Answer<ControlPolicyChain>;
  /** The ids of the root, the units and the account itself. */
  readonly pathTo: (accountId: string) => Answer<readonly string[]>;
  /** Regions that the account has. Unknown while it does not say. */
  readonly regionsOf: (accountId: string) => Answer<readonly Region[]>;
}

/** Finds once what the checks start from. */
export function openAudit(snapshot: Snapshot, expectations: Expectations): Audit {
  const managementAccountId = managementOf(snapshot, expectations);
  const accounts = new Map<string, AccountFacts>(snapshot.accounts.map((each) => [each.accountId, each]));
  const regions = new Map(
    snapshot.accounts.map((each) => [each.accountId, byRegion(each.inRegions)] as const),
  );
  const organizationTrails = findOrganizationTrails(managementAccountId, accounts);
  const trail = chooseTrail(organizationTrails, expectations);
  const logBucket = findLogBucket(snapshot, trail);
  const deliveries = deliveriesOf(logBucket);
  const chains = controlPolicyChains(snapshot.organization);
  return {
    snapshot,
    expectations,
    managementAccountId,
    activeAccounts: activeOf(snapshot),
    organizationTrails,
    trail,
    logBucket,
    key: findTrailKey(snapshot, trail),
    accountOf: (accountId) => accounts.get(accountId),
    inRegion: (accountId, region) => regions.get(accountId as AccountId)?.get(region),
    deliveryOf: (accountId, region) => deliveries.get(`${accountId} ${region}`),
    serviceControlOf: chains.serviceControlOf,
    resourceControlOf: chains.resourceControlOf,
    pathTo: chains.pathTo,
    regionsOf: (accountId) => regionsOf(accountId, accounts.get(accountId)),
  };
}

function managementOf({ organization }: Snapshot, { managementAccountId }: Expectations): Answer<AccountId> {
  const { description } = organization;
  if (description.kind === 'known') return known(description.value.managementAccountId);
  return managementAccountId === undefined ? description : known(managementAccountId);
}

function activeOf({ organization }: Snapshot): Answer<readonly ListedAccount[]> {
  return mapAnswer(organization.accounts, (all) => all.filter(({ status }) => status === 'ACTIVE'));
}

function byRegion(facts: readonly RegionFacts[]): ReadonlyMap<string, RegionFacts> {
  return new Map(facts.map((each) => [each.region, each]));
}

function deliveriesOf(bucket: Answer<LogBucketFacts | null>): ReadonlyMap<string, Delivery> {
  const deliveries = bucket.kind === 'known' ? (bucket.value?.deliveries ?? []) : [];
  return new Map(deliveries.map((each) => [`${each.accountId} ${each.region}`, each]));
}

function regionsOf(accountId: string, account: AccountFacts | undefined): Answer<readonly Region[]> {
  if (account === undefined)
    return notAsked({ permission: 'account:ListRegions', operation: 'ListRegions', accountId });
  return mapAnswer(account.regions, (regions) =>
    regions.filter(({ status }) => status.startsWith('ENABLED')).map(({ region }) => region),
  );
}
