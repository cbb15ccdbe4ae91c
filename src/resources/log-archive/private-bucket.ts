import type { Value } from '../template/template.js';

/** What every bucket of ours has: no public access, no ACLs, no objects of others. */
export const PRIVATE: Readonly<Record<string, Value>> = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
};

export const ENCRYPTED_BY_S3: Value = {
  ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
};

export function encryptedBy(keyArn: Value): Value {
  return {
    ServerSideEncryptionConfiguration: [
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn } },
    ],
  };
}

/** Parts of uploads that were never completed are stored, paid for and shown nowhere. */
export const ABORT_UPLOADS: Value = {
  Id: 'abort-incomplete-uploads',
  Status: 'Enabled',
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
};

export function expireAfter(days: Value): Value {
  return { Id: 'expire', Status: 'Enabled', ExpirationInDays: days };
}

/** The deny that every bucket policy of ours has. */
export function denyPlainHttp(bucketArn: string): Value {
  return {
    Sid: 'DenyPlainHttp',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
