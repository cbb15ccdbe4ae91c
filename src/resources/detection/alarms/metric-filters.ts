import type { MetricFilterRule } from '../patterns/index.js';
import { logicalId, ref, type Resource, type TemplatePart, type Value } from '../../template/template.js';

const NAMESPACE = 'orgtrail';

export interface MetricFilterParts {
  readonly rules: readonly MetricFilterRule[];
  /** The logical id of the log group. */
  readonly logGroup: string;
  readonly actions: readonly Value[];
}

/** A filter and an alarm for each rule. */
export function metricFilters({ rules, logGroup, actions }: MetricFilterParts): TemplatePart {
  return {
    Resources: Object.fromEntries(
      rules.flatMap((rule) => [
        [logicalId(rule.id, 'filter'), filterOf(rule, logGroup)],
        [logicalId(rule.id, 'alarm'), alarmOf(rule, actions)],
      ]),
    ),
  };
}

/** No default value: a metric without data costs nothing. */
function filterOf({ id, pattern }: MetricFilterRule, logGroup: string): Resource {
  return {
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      FilterName: `orgtrail-${id}`,
      LogGroupName: ref(logGroup),
      FilterPattern: pattern,
      MetricTransformations: [{ MetricNamespace: NAMESPACE, MetricName: id, MetricValue: '1' }],
    },
  };
}

function alarmOf({ id, title, control, threshold }: MetricFilterRule, actions: readonly Value[]): Resource {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: `orgtrail-${id}`,
      AlarmDescription: `${title} (${control}). The events are in the log group; orgtrail query and detect say more.`,
      Namespace: NAMESPACE,
      MetricName: id,
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: threshold,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: actions,
    },
  };
}
