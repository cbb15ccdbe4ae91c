import { type CheckResult, type Place, unknown } from '../../check/index.js';
import type { Answer, EventRuleFacts, RegionFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { trailRuleFinder } from './trail-rules.js';

/** Topics that detection speaks to, and the places that do not say to which they do. */
export interface TopicsTold {
  readonly arns: readonly string[];
  readonly unknowns: readonly CheckResult[];
}

/** Of alarms on metric filters, of rules that look at CloudTrail, of the organization trail, of the hub. */
export function topicsTold(audit: Audit): TopicsTold {
  const trailRules = trailRuleFinder();
  const answers = audit.snapshot.accounts.flatMap(({ accountId, inRegions }) =>
    inRegions.flatMap((facts) => {
      const place = { accountId, region: facts.region };
      return [alarmActions(facts), ...ruleTargets(facts, trailRules)].map((answer) => ({ answer, place }));
    }),
  );
  return collect([...answers, { answer: trailTopic(audit), place: {} }], presentTopics(audit));
}

interface Told {
  readonly answer: Answer<readonly string[]>;
  readonly place: Place;
}

function collect(told: readonly Told[], present: readonly string[]): TopicsTold {
  const arns = told.flatMap(({ answer }) => (answer.kind === 'known' ? answer.value : []));
  const topics = arns.filter((arn) => arn.split(':')[2] === 'sns');
  return {
    arns: [...new Set([...topics, ...present])],
    unknowns: told.flatMap(({ answer, place }) =>
      answer.kind === 'unknown' ? [unknown(answer, place)] : [],
    ),
  };
}

/** A function may speak to a topic that no rule names. */
function presentTopics({ snapshot }: Audit): readonly string[] {
  return snapshot.accounts.flatMap(({ inRegions }) =>
    inRegions.flatMap(({ topics = [] }) => topics.map(({ arn }) => arn)),
  );
}

function alarmActions({ alarms, metricFilters }: RegionFacts): Answer<readonly string[]> {
  if (alarms === undefined || metricFilters === undefined) return { kind: 'known', value: [] };
  if (alarms.kind === 'unknown') return alarms;
  if (metricFilters.kind === 'unknown') return metricFilters;
  const metrics = metricFilters.value.flatMap((filter) => filter.metrics);
  const ofFilters = alarms.value.filter((alarm) =>
    alarm.metrics.some((one) =>
      metrics.some(({ namespace, name }) => one.namespace === namespace && one.name === name),
    ),
  );
  return { kind: 'known', value: ofFilters.flatMap(({ actions }) => actions) };
}

function ruleTargets(
  { eventRules }: RegionFacts,
  trailRules: (rules: readonly EventRuleFacts[]) => readonly EventRuleFacts[],
): readonly Answer<readonly string[]>[] {
  if (eventRules === undefined) return [];
  if (eventRules.kind === 'unknown') return [eventRules];
  return trailRules(eventRules.value).map(({ targets }) => targets);
}

function trailTopic({ trail }: Audit): Answer<readonly string[]> {
  if (trail.kind === 'unknown') return trail;
  const { topicArn } = trail.value ?? {};
  return { kind: 'known', value: topicArn === undefined ? [] : [topicArn] };
}
