import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { PolicyDocument } from '../../policy/index.js';
import type { Answer } from './answer.js';
import type { DeleteMarkers, Delivery } from './delivery.js';

/** A bucket that logs are delivered to. Null stands for a configuration that the bucket does not have. */
export interface LogBucketFacts {
  readonly name: string;
  /**
   * `s3:ListBucket` (HeadBucket) with `ExpectedBucketOwner` of one account after the other; null when none of
   * the organization's accounts that were tried owns it.
   */
  readonly ownerAccountId: Answer<AccountId | null>;
  /** `s3:GetBucketLocation` */
  readonly region: Answer<Region>;
  /** `s3:GetBucketPolicy` */
  readonly policy: Answer<PolicyDocument | null>;
  /** `s3:GetBucketPolicyStatus`: whether S3 calls the policy public. */
  readonly isPublic: Answer<boolean>;
  /** `s3:GetBucketPublicAccessBlock` */
  readonly publicAccessBlock: Answer<PublicAccessBlock | null>;
  /** `s3:GetAccountPublicAccessBlock` of its owner. */
  readonly accountPublicAccessBlock: Answer<PublicAccessBlock | null>;
  /** `s3:GetBucketAcl` */
  readonly grants: Answer<readonly AclGrant[]>;
  /** `s3:GetBucketOwnershipControls` */
  readonly ownership: Answer<'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter' | null>;
  /** `s3:GetBucketVersioning` */
  readonly versioning: Answer<BucketVersioning>;
  /** `s3:GetBucketObjectLockConfiguration`; null when the bucket has no Object Lock. */
  readonly objectLock: Answer<ObjectLock | null>;
  /** `s3:GetLifecycleConfiguration` */
  readonly lifecycle: Answer<readonly LifecycleRule[]>;
  /** `s3:GetEncryptionConfiguration` */
  readonly encryption: Answer<BucketEncryption | null>;
  /** `s3:GetBucketLogging` */
  readonly accessLogging: Answer<AccessLogging | null>;
  /** `s3:GetReplicationConfiguration` */
  readonly replication: Answer<readonly ReplicationRule[]>;
  /** `s3:ListBucket` of `[prefix/]AWSLogs/<organization>/` with a delimiter: the account ids that have a folder. */
  readonly accountFolders: Answer<readonly AccountId[]>;
  /** `s3:ListBucket`: the day of the oldest log that the bucket holds, `2026-01-31`; null when it holds none. */
  readonly firstLogDay: Answer<string | null>;
  /** One for each active account and each Region that it has. */
  readonly deliveries: readonly Delivery[];
  /** `s3:ListBucketVersions` of a sample of folders. */
  readonly deleteMarkers: Answer<DeleteMarkers>;
}

export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

export interface AclGrant {
  /** The URI of a group, or the canonical id of a user. */
  readonly grantee: string;
  readonly permission: string;
}

export interface BucketVersioning {
  readonly status: 'Enabled' | 'Suspended' | 'Never';
  readonly multiFactorDelete: boolean;
}

export interface ObjectLock {
  /** Null when objects are locked only one by one. */
  readonly defaultRetention: { readonly mode: 'COMPLIANCE' | 'GOVERNANCE'; readonly days: number } | null;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html */
export interface LifecycleRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly prefix: string;
  /** Also narrowed by tags or sizes, which the snapshot does not hold. */
  readonly isNarrowed: boolean;
  /** Days, or a date in ISO 8601. */
  readonly expireAfterDays?: number;
  readonly expireOn?: string;
  readonly expireNoncurrentAfterDays?: number;
  readonly abortUploadsAfterDays?: number;
  readonly transitions: readonly LifecycleTransition[];
}

export interface LifecycleTransition {
  /** `GLACIER`, `DEEP_ARCHIVE`, `GLACIER_IR`, … */
  readonly storageClass: string;
  readonly afterDays?: number;
  readonly on?: string;
  readonly noncurrent: boolean;
}

export interface BucketEncryption {
  /** `aws:kms`, `aws:kms:dsse`, `AES256`. */
  readonly algorithm: string;
  /** Absent for the AWS managed key. */
  readonly keyArn?: string;
  readonly bucketKeyEnabled: boolean;
}

export interface AccessLogging {
  readonly targetBucket: string;
  readonly prefix: string;
}

export interface ReplicationRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly prefix: string;
  readonly targetBucket: string;
  /** Absent when the copies belong to the same account. */
  readonly targetAccountId?: AccountId;
  readonly targetRegion: Answer<Region>;
  /** `s3:GetBucketObjectLockConfiguration` of the target. */
  readonly targetObjectLock: Answer<ObjectLock | null>;
}
