import type { AccountId, Region } from '../../cloudtrail/index.js';

/** What `orgtrail verify` said of a few accounts and Regions. */
export interface IntegritySample {
  /** ISO 8601, UTC: the range that was verified. */
  readonly from: string;
  readonly to: string;
  readonly chains: readonly SampledChain[];
}

export interface SampledChain {
  readonly accountId: AccountId;
  readonly region: Region;
  readonly verdict: 'ok' | 'tampered' | 'incomplete';
  readonly digests: number;
  /** The codes of what was found: `DIGEST_MISSING`. */
  readonly codes: readonly string[];
}
