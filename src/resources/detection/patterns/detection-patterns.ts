import type { Value } from '../../template/template.js';

/**
 * What real-time detection looks for. Those of this folder are the least that any organization needs;
 * whoever has rules compiles them to the same shape and hands them to `buildManifest`.
 */
export interface DetectionPatterns {
  /** For the hub: what EventBridge forwards from every account and Region. */
  readonly events: readonly EventRule[];
  /** For log groups: what CloudWatch Logs counts. */
  readonly metricFilters: readonly MetricFilterRule[];
}

export interface EventRule {
  /** `root-signed-in`: part of the rule's name, so that it never changes. */
  readonly id: string;
  /** As a sentence without a full stop; what the alert says first. */
  readonly title: string;
  /** At most 2,048 characters as JSON. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
  readonly pattern: { readonly [name: string]: Value };
  /**
   * Whether read-only calls matter, which EventBridge leaves out unless a rule asks for them.
   * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
   */
  readonly readsToo?: boolean;
}

export interface MetricFilterRule {
  /** `root-use`: part of the names of filter, metric and alarm. */
  readonly id: string;
  readonly title: string;
  /** `CIS 4.3`: the control whose text the pattern is. */
  readonly control: string;
  /** At most 1,024 characters. */
  readonly pattern: string;
  /** Matches within five minutes that raise the alarm. */
  readonly threshold: number;
}
