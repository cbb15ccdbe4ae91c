import type { Region } from '../../cloudtrail/index.js';
import type { EventBusFacts, EventRuleFacts, TopicFacts } from './alert-facts.js';
import type { Answer } from './answer.js';
import type { LogGroupFacts, MetricAlarm, MetricFilter } from './log-group-facts.js';
import type { TrailFacts } from './trail-facts.js';

/**
 * One account in one Region. What is optional is asked only where something leads to it, and absent elsewhere;
 * a check that needs it all the same says `not-asked`.
 */
export interface RegionFacts {
  readonly region: Region;
  /** `cloudtrail:DescribeTrails` with `includeShadowTrails`: copies of other Regions' and the organization's trails too. */
  readonly trails: Answer<readonly TrailFacts[]>;
  /** `events:ListRules`, `ListTargetsByRule` on the default bus, and on the hub's own where it stands. */
  readonly eventRules?: Answer<readonly EventRuleFacts[]>;
  /** `events:ListEventBuses`, `DescribeEventBus`: where the configuration or a rule's target puts the hub. */
  readonly eventBuses?: Answer<readonly EventBusFacts[]>;
  /** `logs:DescribeLogGroups` of those that a trail delivers to. */
  readonly logGroups?: Answer<readonly LogGroupFacts[]>;
  /** `logs:DescribeMetricFilters` of the same. */
  readonly metricFilters?: Answer<readonly MetricFilter[]>;
  /** `cloudwatch:DescribeAlarms`, where there are such filters. */
  readonly alarms?: Answer<readonly MetricAlarm[]>;
  /** Topics that alarms, rules or a trail name. */
  readonly topics?: readonly TopicFacts[];
  /** `cloudformation:ListStacks`, those that exist: asked in the management account in every Region. */
  readonly stacks?: Answer<readonly StackFacts[]>;
}

export interface StackFacts {
  readonly name: string;
  /** `CREATE_COMPLETE` */
  readonly status: string;
}
