import type { Region } from '../../cloudtrail/index.js';

export type LockMode = 'GOVERNANCE' | 'COMPLIANCE';

export interface DefaultRetention {
  readonly mode: LockMode;
  readonly days: number;
}

export interface ObjectRetention {
  readonly mode: LockMode;
  readonly until: Date;
}

export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
  readonly modified: Date;
  readonly size: number;
  readonly isDeleteMarker: boolean;
}

/** Whose a bucket name is. `unreachable`: there is such a bucket, and it is not this account's to look at. */
export type BucketOwner = 'nobody' | 'this-account' | 'unreachable';

/** How a private bucket is set up: each as S3 tells it, `undefined` where S3 has nothing. */
export interface StagingBucketFacts {
  readonly publicAccessBlocked: boolean;
  readonly ownerEnforced: boolean;
  readonly policy: string | undefined;
}

/** What deploy asks of S3 in one account. Every call names the account as the bucket's expected owner. */
export interface BucketsAccess {
  ownerOf(bucket: string): Promise<BucketOwner>;
  create(bucket: string, region: Region): Promise<void>;
  describeStaging(bucket: string): Promise<StagingBucketFacts>;
  configureStaging(bucket: string, wanted: StagingBucketFacts): Promise<void>;
  hasObject(bucket: string, key: string): Promise<boolean>;
  put(bucket: string, key: string, body: Uint8Array): Promise<void>;
  /** `undefined` for a bucket without Object Lock or without a default. */
  defaultRetention(bucket: string): Promise<DefaultRetention | undefined>;
  setDefaultRetention(bucket: string, retention: DefaultRetention): Promise<void>;
  /** Names directly below a prefix that ends in `/`, without one; none for a bucket that is not there. */
  folders(bucket: string, prefix: string): Promise<readonly string[]>;
  versions(bucket: string, prefix: string): AsyncIterable<readonly ObjectVersion[]>;
  /** `undefined` for a version that is not locked. */
  retentionOf(bucket: string, key: string, versionId: string): Promise<ObjectRetention | undefined>;
  /** Never lets a governance lock be bypassed. */
  setRetention(bucket: string, key: string, versionId: string, retention: ObjectRetention): Promise<void>;
  /** At most 1000 at once. */
  deleteVersions(bucket: string, versions: readonly ObjectVersion[]): Promise<void>;
  deleteBucket(bucket: string): Promise<void>;
}
