/**
 * The JSON of a digest file, with AWS's names and its texts verbatim (the signature covers them).
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
export type DigestFile = DigestFields & (PreviousDigest | NoPreviousDigest);

export interface DigestFields {
  readonly awsAccountId: string;
  /** The window in which the log files were delivered: `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly digestStartTime: string;
  readonly digestEndTime: string;
  /** Where this digest was delivered. */
  readonly digestS3Bucket: string;
  readonly digestS3Object: string;
  /** MD5 of the public key's DER, lower-case hex. */
  readonly digestPublicKeyFingerprint: string;
  /** `SHA256withRSA`; any other text is kept for the verifier to refuse. */
  readonly digestSignatureAlgorithm: string;
  /** Over all listed log files, `YYYY-MM-DDTHH:MM:SSZ` as documented; `null` when there are none. */
  readonly newestEventTime: string | null;
  readonly oldestEventTime: string | null;
  readonly logFiles: readonly DigestLogFile[];
}

/** The digest before this one in its chain. */
export interface PreviousDigest {
  readonly previousDigestS3Bucket: string;
  readonly previousDigestS3Object: string;
  /** SHA-256 of the previous digest's inflated bytes, hex. */
  readonly previousDigestHashValue: string;
  readonly previousDigestHashAlgorithm: string;
  readonly previousDigestSignature: string;
}

/** A starting digest: validation or logging was switched on. */
export interface NoPreviousDigest {
  readonly previousDigestS3Bucket: null;
  readonly previousDigestS3Object: null;
  readonly previousDigestHashValue: null;
  readonly previousDigestHashAlgorithm: null;
  readonly previousDigestSignature: null;
}

export interface DigestLogFile {
  readonly s3Bucket: string;
  readonly s3Object: string;
  /** SHA-256 of the log file's inflated bytes, hex. */
  readonly hashValue: string;
  readonly hashAlgorithm: string;
  readonly newestEventTime: string | null;
  readonly oldestEventTime: string | null;
}

/** User metadata of a digest object, names without `x-amz-meta-`. Not covered by the signature. */
export interface DigestMetadata {
  /** Lower-case hex; 512 characters for RSA-2048. */
  readonly signature: string;
  /** `SHA256withRSA`. */
  readonly 'signature-algorithm': string;
  /** Only on backfill digests: when it was signed, `2025-05-20T00:00:00.000Z`. */
  readonly 'backfill-generation-timestamp'?: string;
}
