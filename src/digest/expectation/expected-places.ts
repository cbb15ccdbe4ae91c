import { accountsPrefix } from '../../cloudtrail/index.js';
import {
  expectedRegions,
  type OrganizationAccount,
  type OrganizationDescription,
} from '../../organization/index.js';
import type { Mapping } from '../address/index.js';
import { type Place, placeName } from '../catalogue/index.js';
import type { ChainIdentity } from '../chain/index.js';
import type { Interval } from '../time/index.js';

/** What an organization's description says about a location. */
export interface Expectation {
  /** Places that should deliver at some time of the range, by name. */
  readonly places: ReadonlyMap<string, ExpectedPlace>;
  /** Why a chain is not expected at all; undefined when it is. */
  whyForeign(chain: ChainIdentity): string | undefined;
  accountOf(accountId: string): OrganizationAccount | undefined;
  /** True for an `AWSLogs/` folder that is not the trail's. */
  isOtherRoot(root: string): boolean;
}

export interface ExpectedPlace extends Place {
  /** The part of the range in which the account is a member. */
  readonly membership: Interval;
}

export interface ExpectationScope {
  readonly range: Interval;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  /** Where the location begins in its bucket; undefined for a folder. */
  readonly storePrefix: string | undefined;
  readonly mappings: readonly Mapping[];
}

/** Accounts that are closed may go on delivering; nothing requires it. */
const delivering: ReadonlySet<OrganizationAccount['status']> = new Set(['ACTIVE', 'PENDING_CLOSURE']);

export function readExpectation(organization: OrganizationDescription, scope: ExpectationScope): Expectation {
  const accounts = new Map<string, OrganizationAccount>(
    organization.accounts.map((account) => [account.accountId, account]),
  );
  const { trail } = organization;
  return {
    places: new Map(expectedPlaces(organization, scope).map((place) => [placeName(place), place])),
    accountOf: (accountId) => accounts.get(accountId),
    whyForeign: ({ accountId, region, trailName, homeRegion }) => {
      if (trailName !== trail.name || homeRegion !== trail.homeRegion)
        return `a chain of the trail ${trailName}`;
      const account = accounts.get(accountId);
      if (account === undefined) return 'the account is not in the organization';
      const isExpected = expectedRegions(organization, account).some((expected) => expected === region);
      return isExpected ? undefined : 'the Region is not enabled for the account';
    },
    isOtherRoot: (root) => root !== '' && !isRootOf(organization, root, scope),
  };
}

function expectedPlaces(
  organization: OrganizationDescription,
  scope: ExpectationScope,
): readonly ExpectedPlace[] {
  return organization.accounts
    .filter(
      ({ accountId, status }) => delivering.has(status) && scope.accounts?.includes(accountId) !== false,
    )
    .flatMap((account) => {
      const membership = membershipOf(account, scope.range);
      if (membership.from >= membership.to) return [];
      return expectedRegions(organization, account)
        .filter((region) => scope.regions?.includes(region) !== false)
        .map((region) => ({ accountId: account.accountId, region, membership }));
    });
}

function membershipOf({ joinedAt, leftAt }: OrganizationAccount, range: Interval): Interval {
  return {
    from: Math.max(range.from, joinedAt?.getTime() ?? 0),
    to: Math.min(range.to, leftAt?.getTime() ?? Infinity),
  };
}

/** A folder may begin anywhere in the bucket, and a mapped bucket anywhere in another. */
function isRootOf(
  { trail, organizationId }: OrganizationDescription,
  root: string,
  scope: ExpectationScope,
): boolean {
  const { storePrefix, mappings } = scope;
  if (storePrefix !== undefined && mappings.length === 0) {
    return storePrefix + root === accountsPrefix({ prefix: trail.prefix, organizationId });
  }
  return root.endsWith(`AWSLogs/${organizationId}/`);
}
