import type { Region } from '../../cloudtrail/index.js';
import type { Answer } from './answer.js';

/**
 * A trail as one account sees it in one Region.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html
 */
export interface TrailFacts {
  readonly arn: string;
  readonly name: string;
  readonly homeRegion: Region;
  readonly isOrganizationTrail: boolean;
  readonly isMultiRegionTrail: boolean;
  readonly logFileValidationEnabled: boolean;
  readonly includeGlobalServiceEvents: boolean;
  readonly bucket: string;
  /** Without a `/` at either end; `''` for none. */
  readonly prefix: string;
  readonly keyArn?: string;
  readonly topicArn?: string;
  readonly logGroupArn?: string;
  readonly logRoleArn?: string;
  /** `cloudtrail:GetTrailStatus` by the ARN, in this account and Region. */
  readonly status: Answer<TrailStatus>;
  /**
   * `cloudtrail:GetEventSelectors`. Asked in the home Region of the account that owns the trail, and absent
   * elsewhere.
   */
  readonly selection?: Answer<EventSelection>;
  /** `cloudtrail:GetInsightSelectors`, likewise: `ApiCallRateInsight`. */
  readonly insights?: Answer<readonly string[]>;
}

/**
 * Times are ISO 8601, UTC; errors are codes such as `AccessDenied`, absent when there is none.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html
 */
export interface TrailStatus {
  readonly isLogging: boolean;
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  readonly deliveredAt?: string;
  readonly deliveryError?: string;
  readonly digestDeliveredAt?: string;
  readonly digestDeliveryError?: string;
  readonly logGroupDeliveredAt?: string;
  readonly logGroupDeliveryError?: string;
  readonly notificationError?: string;
}

/** A trail has selectors of the one kind or of the other. */
export interface EventSelection {
  readonly basic: readonly BasicSelector[];
  readonly advanced: readonly AdvancedSelector[];
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
export interface BasicSelector {
  readonly readWriteType: 'All' | 'ReadOnly' | 'WriteOnly';
  readonly includeManagementEvents: boolean;
  /** `kms.amazonaws.com` */
  readonly excludedManagementSources: readonly string[];
  readonly dataResources: readonly DataResource[];
}

export interface DataResource {
  /** `AWS::S3::Object` */
  readonly type: string;
  /** ARNs, or their beginnings: `arn:aws:s3` is every bucket. */
  readonly values: readonly string[];
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
export interface AdvancedSelector {
  readonly name?: string;
  readonly fields: readonly FieldSelector[];
}

export interface FieldSelector {
  /** `eventCategory`, `readOnly`, `eventSource`, `resources.type`, `resources.ARN`, … */
  readonly field: string;
  readonly equals?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly endsWith?: readonly string[];
  readonly notEquals?: readonly string[];
  readonly notStartsWith?: readonly string[];
  readonly notEndsWith?: readonly string[];
}
