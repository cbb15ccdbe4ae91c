import type { AccountId, Region } from '../cloudtrail/index.js';
import {
  defaultRegions,
  type OrganizationAccount,
  type OrganizationDescription,
  parseOrganization,
  partitionOf,
  type TrailDescription,
} from '../organization/index.js';
import type { ServiceOptions } from './client-settings.js';
import { findOrganizationTrail, type FoundTrail, type TrailChoice } from './find-organization-trail.js';
import { type FoundAccounts, listAccounts } from './list-accounts.js';
import { listEnabledRegions } from './list-enabled-regions.js';
import type { LookupTrouble } from './lookup.js';
import { configuredRegion } from './s3-client.js';

export interface LiveOrganizationOptions extends ServiceOptions, TrailChoice {
  /** Default: AWS_REGION or the profile's, else us-east-1. */
  readonly region?: string;
  /** Asks for every account's Regions, one request each; without it those that no account can disable are expected. */
  readonly accountRegions?: boolean;
  /** Taken when AWS does not tell of the trail: what its digests name. */
  readonly assumedTrail?: AssumedTrail;
}

export type AssumedTrail = Omit<TrailDescription, 'arn'> & { readonly isMultiRegion: boolean };

export interface LiveOrganization {
  /** Undefined when too little is known to expect anything. */
  readonly organization: OrganizationDescription | undefined;
  /** What could not be asked, and what that means for what is expected. */
  readonly lowered: readonly LoweredExpectation[];
}

export interface LoweredExpectation extends LookupTrouble {
  /** A sentence without a full stop. */
  readonly consequence: string;
}

/**
 * The organization as AWS describes it now: who should deliver logs, from where, to where. Whatever is
 * denied lowers what is expected and is told; nothing but an abort and a bug is thrown.
 */
export async function describeLiveOrganization(
  options: LiveOrganizationOptions = {},
): Promise<LiveOrganization> {
  const region = options.region ?? (await configuredRegion(options.profile));
  const [found, lookup] = await Promise.all([
    listAccounts(options, region),
    findOrganizationTrail(options, region),
  ]);
  const lowered = found.troubles.map((trouble) => ({
    ...trouble,
    consequence: withoutAccounts(trouble, found),
  }));
  const trail = lookup.kind === 'found' ? lookup : assumeTrail(options, region, found);
  if (lookup.kind === 'failed') lowered.push({ ...lookup.trouble, consequence: withoutTrail(trail) });
  const { organizationId, managementAccountId } = found;
  if (organizationId === undefined || managementAccountId === undefined || trail === undefined) {
    return { organization: undefined, lowered };
  }
  const accounts = withManagement(found.accounts, managementAccountId);
  const regions = await regionsOf(options, region, trail, accounts);
  return check({
    organization: {
      schema: 'orgtrail.organization/1',
      organizationId,
      managementAccountId,
      trail: trail.trail,
      regions: regions.expected,
      accounts: accounts.map((account) => withRegions(account, regions.own.get(account.accountId))),
    },
    lowered: [...lowered, ...regions.lowered],
  });
}

function withoutAccounts({ action }: LookupTrouble, { accounts, organizationId }: FoundAccounts): string {
  if (organizationId === undefined) return 'nothing is expected';
  if (action === 'organizations:DescribeOrganization')
    return "the accounts' ARNs say which organization it is";
  return accounts.length === 0
    ? 'only the management account is expected'
    : `only the ${accounts.length} accounts that were listed before are expected`;
}

function withoutTrail(assumed: FoundTrail | undefined): string {
  return assumed === undefined
    ? 'nothing is expected'
    : 'the trail is taken to be the one that the digests name';
}

function assumeTrail(
  { assumedTrail }: LiveOrganizationOptions,
  region: string,
  { managementAccountId }: FoundAccounts,
): FoundTrail | undefined {
  if (assumedTrail === undefined || managementAccountId === undefined) return undefined;
  const { isMultiRegion, ...trail } = assumedTrail;
  const place = `${partitionOf(region)}:cloudtrail:${trail.homeRegion}:${managementAccountId}`;
  return { trail: { ...trail, arn: `arn:${place}:trail/${trail.name}` }, isMultiRegion };
}

/** Its own logs lie beside those of the members, whether or not it was listed. */
function withManagement(
  accounts: readonly OrganizationAccount[],
  accountId: AccountId,
): readonly OrganizationAccount[] {
  if (accounts.some((account) => account.accountId === accountId)) return accounts;
  return [{ accountId, name: accountId, role: 'management', unit: 'unknown', status: 'ACTIVE' }, ...accounts];
}

interface ExpectedRegions {
  readonly expected: readonly Region[];
  readonly own: ReadonlyMap<AccountId, readonly Region[]>;
  readonly lowered: readonly LoweredExpectation[];
}

async function regionsOf(
  options: LiveOrganizationOptions,
  region: string,
  { trail, isMultiRegion }: FoundTrail,
  accounts: readonly OrganizationAccount[],
): Promise<ExpectedRegions> {
  const expected = isMultiRegion ? withHome(trail) : [trail.homeRegion];
  if (!isMultiRegion || options.accountRegions !== true) return { expected, own: new Map(), lowered: [] };
  const management = accounts.find(({ role }) => role === 'management')!.accountId;
  const members = accounts.filter(({ role, status }) => role !== 'management' && status === 'ACTIVE');
  const { regions, failures } = await listEnabledRegions(
    options,
    region,
    management,
    members.map(({ accountId }) => accountId),
  );
  const [failure] = failures;
  if (failure === undefined) return { expected, own: regions, lowered: [] };
  const unknown = accounts.length - regions.size;
  const consequence = `of ${unknown} of ${accounts.length} accounts only the Regions that no account can disable are expected`;
  const detail = `of the account ${failure.accountId}: ${failure.trouble.detail}`;
  return { expected, own: regions, lowered: [{ ...failure.trouble, detail, consequence }] };
}

/** Outside of the partition `aws` it is only known where the trail is. */
function withHome({ homeRegion, arn }: TrailDescription): readonly Region[] {
  if (!arn.startsWith('arn:aws:')) return [homeRegion];
  return [...new Set([homeRegion, ...defaultRegions])].sort();
}

function withRegions(
  account: OrganizationAccount,
  regions: readonly Region[] | undefined,
): OrganizationAccount {
  return regions === undefined ? account : { ...account, regions };
}

/** What does not fit together, such as the trail of another organization, is no expectation. */
function check(live: LiveOrganization): LiveOrganization {
  const result = parseOrganization(JSON.parse(JSON.stringify(live.organization)));
  if (result.kind === 'ok') return live;
  const detail = result.problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
  const trouble: LoweredExpectation = {
    action: 'cloudtrail:DescribeTrails',
    reason: 'refused',
    detail: `the trail and the organization do not fit together (${detail})`,
    consequence: 'nothing is expected',
  };
  return { organization: undefined, lowered: [...live.lowered, trouble] };
}
