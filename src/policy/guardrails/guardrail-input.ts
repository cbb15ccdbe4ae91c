/**
 * What the policies of `policies/` are filled with. Plain texts, so that a value that is known only while a
 * template is deployed can be a parameter of it, `${KeyArn}`.
 */
export interface GuardrailInput {
  /** `aws`, `aws-us-gov`, `aws-cn`. */
  readonly partition: string;
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly logArchiveAccountId: string;
  readonly securityAccountId: string;
  /** Names the management account, whoever created the trail: CloudTrail sends the same for every member. */
  readonly trailArn: string;
  readonly bucket: string;
  readonly bucketRegion: string;
  /** The trail's S3 key prefix, without a `/` at either end; `''` for none. */
  readonly prefix: string;
  readonly keyArn: string;
  readonly resultsBucket: string;
  readonly resultsKeyArn: string;
  readonly workgroup: string;
  readonly database: string;
  /** What the names of everything that is set up begin with: `orgtrail`. Such names are protected everywhere. */
  readonly namePrefix: string;
  /** Names outside that prefix that are protected as well. */
  readonly protectedNames: ProtectedNames;
  /** ARNs of the roles that deploy, in whatever account; `*` only after the account. */
  readonly deployers: readonly string[];
  /** ARNs of the roles of the log archive account that may repair the bucket and the key. */
  readonly breakGlass: readonly string[];
  /** ARNs, `*` allowed, of the organization's principals that may assume the break-glass role. */
  readonly trustedBreakGlass: readonly string[];
  /** ARNs, `*` allowed, of those who read logs: the auditor role, or the role of a permission set. */
  readonly auditors: readonly string[];
  /** ARNs, `*` allowed, of the organization's principals that may assume the auditor role. */
  readonly trustedAuditors: readonly string[];
  readonly auditorsNeedMultiFactor: boolean;
  /** ARNs, `*` allowed, of the organization's principals that may assume the role that reads configuration. */
  readonly trustedReaders: readonly string[];
}

export interface ProtectedNames {
  readonly trails: readonly string[];
  readonly logGroups: readonly string[];
  readonly eventBuses: readonly string[];
}
