import type { PolicyDocument } from '../../policy/index.js';
import type { Answer } from './answer.js';

export interface KeyFacts {
  /** As the trail, bucket or log group names it: the ARN of a key or of an alias. */
  readonly name: string;
  /** `kms:DescribeKey` */
  readonly description: Answer<KeyDescription>;
  /** `kms:GetKeyPolicy` */
  readonly policy: Answer<PolicyDocument>;
  /** `kms:GetKeyRotationStatus` */
  readonly rotates: Answer<boolean>;
  /** `kms:ListGrants` */
  readonly grants: Answer<readonly KeyGrant[]>;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html */
export interface KeyDescription {
  readonly arn: string;
  /** `Enabled`, `Disabled`, `PendingDeletion`, … */
  readonly state: string;
  readonly manager: 'CUSTOMER' | 'AWS';
  /** `SYMMETRIC_DEFAULT` */
  readonly spec: string;
  /** ISO 8601, UTC: when it will be deleted. */
  readonly deletionAt?: string;
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html */
export interface KeyGrant {
  readonly id: string;
  readonly name: string;
  /** An ARN, or a service's name. */
  readonly grantee: string;
  /** `Decrypt`, `GenerateDataKey`, … */
  readonly operations: readonly string[];
  /** Whether it holds for one encryption context only. */
  readonly isConstrained: boolean;
}
