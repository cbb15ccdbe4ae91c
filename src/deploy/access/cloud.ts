import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { BucketsAccess } from './buckets-access.js';
import type { OrganizationsAccess } from './organizations-access.js';
import type { StackSetsAccess } from './stack-sets-access.js';
import type { StacksAccess } from './stacks-access.js';
import type { TrailsAccess } from './trails-access.js';

/**
 * AWS as deploy needs it. A call that is refused throws a RefusedCallError; "there is none" is an answer.
 * Tests hand in an AWS that stands in memory.
 */
export interface Cloud {
  /** Who the credentials at hand belong to. */
  caller(): Promise<Caller>;
  readonly organizations: OrganizationsAccess;
  /** An account through the deployer's role there; the caller's own account as the caller. */
  account(accountId: AccountId): AccountAccess;
}

export interface Caller {
  readonly accountId: AccountId;
  readonly arn: string;
}

export interface AccountAccess {
  /** Throws a RefusedCallError when the account cannot be entered. */
  enter(): Promise<Caller>;
  trails(region: Region): TrailsAccess;
  stacks(region: Region): StacksAccess;
  stackSets(region: Region): StackSetsAccess;
  buckets(region: Region): BucketsAccess;
}
