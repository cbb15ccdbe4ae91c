import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { Answer } from './answer.js';

/** What lies in a bucket of one account and Region: coverage that is proved by objects and not by configuration. */
export interface Delivery {
  readonly accountId: AccountId;
  readonly region: Region;
  /**
   * `s3:ListBucket` of today's and yesterday's folder: when the newest log was delivered, by its key. ISO 8601,
   * UTC; null when both are empty.
   */
  readonly newestLogAt: Answer<string | null>;
  /** The same of digests, which are also delivered for hours without events. */
  readonly newestDigestAt: Answer<string | null>;
  /** Of a sample of accounts and Regions, and absent elsewhere. */
  readonly sample?: SampledObject;
}

/** The newest log, as S3 holds it. */
export interface SampledObject {
  readonly key: string;
  /** `s3:GetObjectRetention`; null when the object is not locked. */
  readonly retention: Answer<ObjectRetention | null>;
}

export interface ObjectRetention {
  readonly mode: 'COMPLIANCE' | 'GOVERNANCE';
  /** ISO 8601, UTC. */
  readonly until: string;
}

/** Delete markers hide a log from everyone who reads it without its version, and are not stopped by Object Lock. */
export interface DeleteMarkers {
  /** The prefixes that were looked through. */
  readonly prefixes: readonly string[];
  /** Keys whose newest version is a marker: the first hundred. */
  readonly keys: readonly string[];
  /** Whether more of them, or of the prefixes, were left out. */
  readonly truncated: boolean;
}
