import type { PolicyDocument } from '../../policy/index.js';
import type { Answer } from './answer.js';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Rule.html */
export interface EventRuleFacts {
  readonly name: string;
  /** `default`, or the name of a bus. */
  readonly bus: string;
  /** `ENABLED`, `DISABLED`, `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS`. */
  readonly state: string;
  /** The event pattern as JSON text; absent for schedules. */
  readonly pattern?: string;
  /** Set by AWS services for rules that are theirs. */
  readonly managedBy?: string;
  /** ARNs: `events:ListTargetsByRule`. */
  readonly targets: Answer<readonly string[]>;
}

export interface EventBusFacts {
  readonly name: string;
  readonly arn: string;
  /** `events:DescribeEventBus`; null when it has none. */
  readonly policy: Answer<PolicyDocument | null>;
}

export interface TopicFacts {
  readonly arn: string;
  /** `sns:GetTopicAttributes`; null when there is no such topic. */
  readonly policy: Answer<PolicyDocument | null>;
  /** `sns:ListSubscriptionsByTopic`. Endpoints are not kept: they may hold secrets. */
  readonly subscriptions: Answer<readonly TopicSubscription[]>;
}

export interface TopicSubscription {
  /** `email`, `sqs`, `https`, `lambda`, … */
  readonly protocol: string;
  readonly isConfirmed: boolean;
}
