/** What an estimate takes for granted. Every one is printed with the result. */
export interface Assumptions {
  /** Bytes of one event as it lies in the bucket, compressed. */
  readonly storedBytesPerEvent: number;
  /** Bytes of one event as CloudWatch Logs takes it in; AWS reckons with 1,500 for CloudTrail. */
  readonly sentBytesPerEvent: number;
  /** How many months of logs lie in the bucket at a time. */
  readonly monthsStored: number;
  /** Share of management events that write, which Insights' call rate analyses. */
  readonly writeShare: number;
  /** Share of management events that a rule of the hub matches. */
  readonly matchedShare: number;
  /** Metric filters, each with a metric and an alarm: those of CIS, and of rules that CloudWatch can say. */
  readonly metricFilters: number;
  /** Seconds of the function of the hub, which has half a gigabyte, for each matched event. */
  readonly lambdaSeconds: number;
}

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  storedBytesPerEvent: 300,
  sentBytesPerEvent: 1500,
  monthsStored: 1,
  writeShare: 0.3,
  matchedShare: 0.01,
  metricFilters: 57,
  lambdaSeconds: 0.1,
};

/** CloudTrail delivers about every five minutes, and digests every hour; a month is thirty days. */
export const LOG_FILES_A_MONTH = 12 * 24 * 30;
export const DIGESTS_A_MONTH = 24 * 30;
