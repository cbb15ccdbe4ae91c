/** A CloudWatch Logs group that a trail delivers to. */
export interface LogGroupFacts {
  /** Without `:*` at its end. */
  readonly arn: string;
  readonly name: string;
  /** Absent when events never expire. */
  readonly retentionDays?: number;
  readonly keyArn?: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricFilter.html */
export interface MetricFilter {
  readonly logGroup: string;
  readonly name: string;
  readonly pattern: string;
  readonly metrics: readonly MetricName[];
}

export interface MetricName {
  readonly namespace: string;
  readonly name: string;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
export interface MetricAlarm {
  readonly name: string;
  /** Those that it looks at: its own, or those of its metric math. */
  readonly metrics: readonly MetricName[];
  readonly actionsEnabled: boolean;
  /** ARNs of what happens in the state ALARM. */
  readonly actions: readonly string[];
}
