import type { Configuration } from '../../config/index.js';
import { alertTopic, topicArns } from '../detection/alert-topic.js';
import { metricFilters } from '../detection/alarms/metric-filters.js';
import type { DetectionPatterns } from '../detection/patterns/index.js';
import type { UnitPlan } from '../manifest.js';
import { keyParameter } from '../template/key-parameter.js';
import { composeTemplate, type TemplatePart } from '../template/template.js';
import { organizationTrail } from './organization-trail.js';
import { TRAIL_LOG_GROUP, trailLogGroup } from './trail-log-group.js';

/** The management account: the trail, and with a central log group what watches that. */
export function trailUnit(configuration: Configuration, patterns: DetectionPatterns): UnitPlan {
  const central = centralLogGroup(configuration, patterns);
  const template = composeTemplate('orgtrail: the organization trail', [
    ...central,
    organizationTrail(configuration, central.length === 0 ? undefined : TRAIL_LOG_GROUP),
  ]);
  return {
    id: 'trail',
    title: 'the organization trail: every account, every Region, all management events',
    phase: 'foundation',
    name: 'orgtrail-trail',
    role: 'management',
    region: configuration.trail.homeRegion,
    template: { name: 'management/trail', template },
    parameters: keyParameter(configuration).sources,
  };
}

/**
 * The trail's own log group receives the events of all members and Regions. It stands in the account that
 * makes the trail. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
 */
function centralLogGroup(
  configuration: Configuration,
  { metricFilters: rules }: DetectionPatterns,
): readonly TemplatePart[] {
  const { realTime, organization, trail } = configuration;
  if (realTime.kind !== 'central-log-group') return [];
  const { logGroupName: name, logRetentionDays: retentionDays } = realTime;
  return [
    alertTopic(configuration),
    trailLogGroup({ name, retentionDays, organizationId: organization.id }),
    metricFilters({
      rules,
      logGroup: TRAIL_LOG_GROUP.group,
      actions: topicArns(configuration, trail.homeRegion),
    }),
  ];
}
