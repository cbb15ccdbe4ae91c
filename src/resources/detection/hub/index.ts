import type { Configuration } from '../../../config/index.js';
import type { Asset, UnitPlan } from '../../manifest.js';
import { composeTemplate, type TemplatePart } from '../../template/template.js';
import { alertTopic, topicArns } from '../alert-topic.js';
import type { DetectionPatterns } from '../patterns/index.js';
import { alertRules } from './alert-rules.js';
import { deadLetterQueue, eventBus } from './event-bus.js';
import { matcher } from './matcher.js';

/** The bundled function of the hub: a zip with `matcher.mjs`, and what it is told about its surroundings. */
export interface MatcherBundle {
  readonly asset: Asset;
  readonly environment: Readonly<Record<string, string>>;
}

/** The security account: where the events of every account come together and become alerts. */
export function hubUnits(
  configuration: Configuration,
  patterns: DetectionPatterns,
  bundle: MatcherBundle | undefined,
): readonly UnitPlan[] {
  const { realTime } = configuration;
  if (realTime.kind !== 'hub') return [];
  const topics = topicArns(configuration, realTime.region);
  const template = composeTemplate('orgtrail: the bus of all accounts, what matches on it and who is told', [
    alertTopic(configuration),
    eventBus(configuration, realTime),
    deadLetterQueue(topics),
    tells(configuration, patterns, bundle),
  ]);
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

function tells(
  configuration: Configuration,
  { events }: DetectionPatterns,
  bundle: MatcherBundle | undefined,
): TemplatePart {
  if (bundle !== undefined) return matcher(configuration, events, bundle.environment);
  const { realTime, trail } = configuration;
  return alertRules(
    events,
    topicArns(configuration, realTime.kind === 'hub' ? realTime.region : trail.homeRegion),
  );
}
