import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { Configuration } from '../../config/index.js';
import type { Partition } from '../../organization/index.js';
import type { ServiceOptions } from '../client-settings.js';
import type { ClientMaker } from './clients.js';
import type { PaceClock } from './pace.js';

export interface CollectionOptions
  extends Pick<ServiceOptions, 'profile' | 'credentials' | 'maximumAttempts'> {
  /** What the organization is meant to be. Without it all is taken from what AWS says. */
  readonly configuration?: Configuration;
  /** The role that is assumed in every account but the caller's. Default: the one that `orgtrail deploy` makes. */
  readonly roleName?: string;
  /** Default: the configuration's home Region, else AWS_REGION or the profile's. */
  readonly homeRegion?: Region;
  /** Accounts that are asked; all active ones when absent. The management account always is. */
  readonly accounts?: readonly AccountId[];
  /** Regions that are asked; all that an account has when absent. */
  readonly regions?: readonly Region[];
  readonly requestsAtOnce?: number;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly report?: (progress: CollectionProgress) => void;
  /** For tests: what stands in for the SDK. */
  readonly makeClient?: ClientMaker;
  readonly clock?: PaceClock;
}

/** Where a collection is. */
export type CollectionProgress =
  | { readonly kind: 'organization' }
  | { readonly kind: 'accounts'; readonly done: number; readonly total: number }
  | { readonly kind: 'buckets' }
  | { readonly kind: 'rest' };

/** Everything settled that a collection starts from. */
export interface CollectionFrame {
  readonly partition: Partition;
  readonly homeRegion: Region;
  readonly configuration: Configuration | undefined;
  readonly accounts: readonly AccountId[] | undefined;
  readonly regions: readonly Region[] | undefined;
  readonly now: Date;
}

/** The role that `orgtrail deploy` makes in every account. */
export const READER_ROLE = 'orgtrail-reader';
export const REQUESTS_AT_ONCE = 32;
export const ACCOUNTS_AT_ONCE = 8;
