/**
 * What hides, changes or destroys logs, the gravest first. Written out here, and not taken from `policies/`, so
 * that an action that falls out of the policies is missed.
 */
const BUCKET_TAMPERING = [
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
  's3:PutLifecycleConfiguration',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketVersioning',
  's3:DeleteBucket',
  's3:PutBucketAcl',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPublicAccessBlock',
  's3:PutEncryptionConfiguration',
  's3:PutReplicationConfiguration',
  's3:PutBucketLogging',
  's3:PutBucketNotification',
  's3:PutBucketRequestPayment',
  's3:PutIntelligentTieringConfiguration',
] as const;

const OBJECT_TAMPERING = [
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:BypassGovernanceRetention',
  's3:PutObjectRetention',
  's3:PutObjectLegalHold',
  's3:PutObjectAcl',
  's3:PutObjectVersionAcl',
  's3:ReplicateDelete',
  's3:ReplicateObject',
  's3:ObjectOwnerOverrideToBucketOwner',
  's3:UpdateObjectEncryption',
] as const;

const KEY_TAMPERING = [
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'kms:PutKeyPolicy',
  'kms:CreateGrant',
  'kms:DeleteImportedKeyMaterial',
  'kms:DisableKeyRotation',
  'kms:ReplicateKey',
  'kms:UpdatePrimaryRegion',
] as const;

/** What stops or narrows a trail. */
export const TRAIL_TAMPERING = [
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
] as const;

/** An action and the ARN that it is done to. */
export interface Tampering {
  readonly action: string;
  readonly arn: string;
}

/** Every way to tamper with a bucket and what lies in it. */
export function bucketTampering(bucketArn: string, objectArn: string): readonly Tampering[] {
  return [
    ...OBJECT_TAMPERING.map((action) => ({ action, arn: objectArn })),
    ...BUCKET_TAMPERING.map((action) => ({ action, arn: bucketArn })),
  ];
}

/** Every way to make what a key encrypted unreadable, or readable for others. */
export function keyTampering(keyArn: string): readonly Tampering[] {
  return KEY_TAMPERING.map((action) => ({ action, arn: keyArn }));
}
