/**
 * The start or end of unusual activity.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html
 */
export interface InsightRecord {
  readonly eventVersion: string;
  readonly eventTime: string;
  readonly awsRegion: string;
  readonly eventID: string;
  /** `AwsCloudTrailInsight`. */
  readonly eventType: string;
  readonly recipientAccountId?: string;
  /** Links the start to the end. */
  readonly sharedEventID: string;
  readonly insightDetails: InsightDetails;
  /** `Insight`. */
  readonly eventCategory: string;
}

export interface InsightDetails {
  /** `Start` or `End`. */
  readonly state: string;
  readonly eventSource: string;
  readonly eventName: string;
  /** `ApiCallRateInsight` or `ApiErrorRateInsight`. */
  readonly insightType: string;
  readonly errorCode?: string;
  readonly insightContext?: InsightContext;
}

export interface InsightContext {
  readonly statistics?: InsightStatistics;
  readonly attributions?: readonly InsightAttribution[];
}

/** Averages are calls or errors per minute, durations are minutes. */
export interface InsightStatistics {
  readonly baseline?: { readonly average?: number };
  readonly insight?: { readonly average?: number };
  readonly insightDuration?: number;
  readonly baselineDuration?: number;
}

export interface InsightAttribution {
  /** `userIdentityArn`, `userAgent`, `errorCode`. */
  readonly attribute: string;
  readonly insight: readonly InsightAttributionValue[];
  readonly baseline: readonly InsightAttributionValue[];
}

export interface InsightAttributionValue {
  /** May be the text `null`. */
  readonly value: string;
  readonly average: number;
}
