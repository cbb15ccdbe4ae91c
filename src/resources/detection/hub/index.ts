import type { Configuration } from '../../../config/index.js';
import type { UnitPlan } from '../../manifest.js';
import { composeTemplate, type TemplatePart } from '../../template/template.js';
import { alertTopic, topicArns } from '../alert-topic.js';
import type { DetectionPatterns } from '../patterns/index.js';
import { alertRules } from './alert-rules.js';
import { alertTopics } from './alert-topics.js';
import { deadLetterQueue, eventBus, type Hub } from './event-bus.js';
import { matcher } from './matcher.js';
import type { MatcherBundle } from './matcher-bundle.js';

export { matcherBundle, type MatcherBundle, type MatcherFiles } from './matcher-bundle.js';

/** The security account: where the events of every account come together and become alerts. */
export function hubUnits(
  configuration: Configuration,
  patterns: DetectionPatterns,
  bundle: MatcherBundle | undefined,
): readonly UnitPlan[] {
  const { realTime } = configuration;
  if (realTime.kind !== 'hub') return [];
  const template = composeTemplate(
    'orgtrail: the bus of all accounts, what matches on it and who is told',
    bundle === undefined
      ? withoutFunction(configuration, realTime, patterns)
      : withFunction(configuration, realTime, patterns, bundle),
  );
  return [
    {
      id: 'hub',
      title: 'the bus that events of every account come together on, and who is told',
      phase: 'after-delivery',
      name: 'orgtrail-hub',
      role: 'security',
      region: realTime.region,
      template: { name: 'security/hub', template },
      parameters:
        bundle === undefined
          ? {}
          : {
              MatcherBucket: { kind: 'asset-bucket' },
              MatcherKey: { kind: 'asset-key', file: bundle.asset.file },
            },
    },
  ];
}

/** Every match is told, exact or not, and to everybody. */
function withoutFunction(
  configuration: Configuration,
  hub: Hub,
  { events }: DetectionPatterns,
): readonly TemplatePart[] {
  const topics = topicArns(configuration, hub.region);
  return [
    alertTopic(configuration),
    eventBus(configuration, hub),
    deadLetterQueue(topics),
    alertRules(events, topics),
  ];
}

function withFunction(
  configuration: Configuration,
  hub: Hub,
  { events }: DetectionPatterns,
  { environment }: MatcherBundle,
): readonly TemplatePart[] {
  return [
    alertTopics(configuration),
    eventBus(configuration, hub),
    deadLetterQueue(topicArns(configuration, hub.region, 'AlarmTopic')),
    matcher(configuration, events, environment),
  ];
}
