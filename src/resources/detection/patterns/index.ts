import type { Configuration } from '../../../config/index.js';
import type { DetectionPatterns } from './detection-patterns.js';
import { eventRules } from './event-rules.js';
import { CIS_METRIC_FILTERS } from './metric-filters.js';

export { checkEventRules, RULES_PER_BUS } from './check-event-rules.js';
export { rulePatterns, type RulePatterns } from './rule-patterns.js';
export type { DetectionPatterns, EventRule, MetricFilterRule } from './detection-patterns.js';

/** What is looked for when nobody hands in anything else. */
export function defaultPatterns(configuration: Configuration): DetectionPatterns {
  return { events: eventRules(configuration), metricFilters: CIS_METRIC_FILTERS };
}
