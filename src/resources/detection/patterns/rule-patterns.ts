import {
  compileMetricFilter,
  FILTERS_PER_LOG_GROUP,
  packEventPatterns,
  type SigmaRule,
} from '../../../sigma/index.js';
import type { Value } from '../../template/template.js';
import type { DetectionPatterns, EventRule, MetricFilterRule } from './detection-patterns.js';
import { CIS_METRIC_FILTERS } from './metric-filters.js';

/** What real-time detection looks for, made from rules, and the rules that it cannot stand for. */
export interface RulePatterns extends DetectionPatterns {
  readonly leftOut: readonly { readonly ruleId: string; readonly reason: string }[];
}

/**
 * Patterns for a hub whose function matches exactly: as few as the quota allows, so that a change of rules
 * seldom touches the accounts that forward. Metric filters are those of CIS and, beside them, the critical
 * and high rules that CloudWatch can say exactly, as many as a log group takes.
 *
 * @param rules expanded; informational ones are for reports and are left to those
 */
export function rulePatterns(rules: readonly SigmaRule[]): RulePatterns {
  const alerting = rules.filter(({ level }) => level !== 'informational');
  const { patterns, leftOut } = packEventPatterns(alerting);
  const events = patterns.map<EventRule>(({ pattern, readsToo }, at) => ({
    id: `detections-${at + 1}`,
    title: 'Calls that detection rules look at',
    pattern: pattern as { readonly [name: string]: Value },
    readsToo,
  }));
  const room = FILTERS_PER_LOG_GROUP - CIS_METRIC_FILTERS.length;
  return {
    events,
    metricFilters: [...CIS_METRIC_FILTERS, ...alerting.flatMap(filtersOf).slice(0, room)],
    leftOut,
  };
}

/** A wide filter would raise alarms that nobody can tell from true ones, since a count names no event. */
function filtersOf(rule: SigmaRule): readonly MetricFilterRule[] {
  if (rule.level !== 'critical' && rule.level !== 'high') return [];
  const compiled = compileMetricFilter(rule);
  if (compiled.kind !== 'exact') return [];
  return compiled.output.map((pattern, at) => ({
    id: at === 0 ? rule.ruleId : `${rule.ruleId}-${at + 1}`,
    title: rule.title,
    control: rule.ruleId,
    pattern,
    threshold: 1,
  }));
}
