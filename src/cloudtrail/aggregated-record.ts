/**
 * A summary of many data events, with a versioning of its own and names of its own: it has no
 * `eventID`, `eventTime` or `eventName`.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aggregated-events.html
 */
export interface AggregatedRecord {
  readonly eventVersion: string;
  readonly accountId: string;
  /** With a lower-case d. */
  readonly eventId: string;
  /** `Aggregated`. */
  readonly eventCategory: string;
  /** `AwsAggregatedEvent`. */
  readonly eventType: string;
  readonly awsRegion: string;
  readonly eventSource: string;
  readonly timeWindow: TimeWindow;
  readonly summary: AggregatedSummary;
}

/** Start included, end not; UTC. Documented as ISO 8601, shown as `2025-10-30 23:45:00` without `T` and `Z`. */
export interface TimeWindow {
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly windowSize: string;
}

export interface AggregatedSummary {
  readonly primaryDimension: unknown;
  readonly details: readonly unknown[];
}
