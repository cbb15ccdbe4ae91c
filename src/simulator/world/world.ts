import {
  type AccountId,
  type OrganizationId,
  parseAccountId,
  parseOrganizationId,
  type Region,
} from '../../cloudtrail/index.js';
import { Random } from '../random.js';
import { makeAccounts, type SimulatedAccount } from './account.js';
import type { AccountKind } from './account-kind.js';
import { makePeople, type Person } from './person.js';
import { makeResources, type Resources } from './resources.js';

/** The invented organization: who and what there is. Everything follows from the seed. */
export interface World {
  readonly seed: number;
  readonly organizationId: OrganizationId;
  readonly trailName: string;
  /** The log bucket, owned by the log archive account. */
  readonly bucket: string;
  readonly accounts: readonly SimulatedAccount[];
  readonly people: readonly Person[];
  readonly identityStoreId: string;
  /** An outside company's account that may read some of ours. */
  readonly vendorAccountId: AccountId;
  /** The account that does `kind`'s work: its own, or the nearest in a small organization. */
  accountFor(kind: AccountKind): SimulatedAccount;
  resourcesOf(account: SimulatedAccount, region: Region): Resources;
}

export interface WorldOptions {
  readonly seed: number;
  readonly accounts: number;
  readonly regions: readonly Region[];
  readonly people: number;
  /** How much there is of everything, 0.1 to 1. */
  readonly size: number;
  readonly trailName: string;
  readonly bucket: string;
}

export function makeWorld(options: WorldOptions): World {
  const random = new Random(options.seed, 'organization');
  const accounts = makeAccounts(options.seed, options.accounts, options.regions);
  const resources = new Map<string, Resources>();
  return {
    seed: options.seed,
    organizationId: parseOrganizationId(`o-${random.lowerAlphanumeric(10)}`)!,
    trailName: options.trailName,
    bucket: options.bucket,
    accounts,
    people: makePeople(options.seed, options.people),
    identityStoreId: `d-${random.hex(10)}`,
    vendorAccountId: parseAccountId(random.digits(12))!,
    accountFor: (kind) => nearestAccount(accounts, kind),
    resourcesOf(account, region) {
      const place = `${account.id}/${region}`;
      const known = resources.get(place) ?? makeResources(options.seed, account, region, options.size);
      resources.set(place, known);
      return known;
    },
  };
}

const stands: Readonly<Partial<Record<AccountKind, readonly AccountKind[]>>> = {
  security: ['shared-services', 'log-archive'],
  'shared-services': ['management'],
  'log-archive': ['management'],
  sandbox: ['development'],
  staging: ['development'],
  development: ['production'],
};

function nearestAccount(accounts: readonly SimulatedAccount[], kind: AccountKind): SimulatedAccount {
  for (const wanted of [kind, ...(stands[kind] ?? [])]) {
    const found = accounts.find((account) => account.kind === wanted);
    if (found !== undefined) return found;
  }
  return accounts.at(-1)!;
}
