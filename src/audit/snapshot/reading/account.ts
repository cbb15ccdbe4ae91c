import { listOf, objectOf, oneOf, optional, text } from '../../../organization/index.js';
import type { AccountFacts, AccountRegion, NamedRole, ServiceRole } from '../account-facts.js';
import type { EventBusFacts, EventRuleFacts, TopicFacts, TopicSubscription } from '../alert-facts.js';
import type { LogGroupFacts, MetricAlarm, MetricFilter, MetricName } from '../log-group-facts.js';
import type { RegionFacts, StackFacts } from '../region-facts.js';
import type { RoleFacts } from '../role-facts.js';
import { namedPolicy, policyDocument } from './policy.js';
import { trailFacts } from './trail.js';
import { accountId, amount, answer, anyText, boolean, nullable, region, textList } from './values.js';

const role = objectOf<RoleFacts>({
  arn: text,
  trust: policyDocument,
  policies: answer(listOf(namedPolicy)),
  boundary: optional(answer(namedPolicy)),
});

const eventRule = objectOf<EventRuleFacts>({
  name: text,
  bus: text,
  state: text,
  pattern: optional(anyText),
  managedBy: optional(anyText),
  targets: answer(textList),
});

const eventBus = objectOf<EventBusFacts>({
  name: text,
  arn: text,
  policy: answer(nullable(policyDocument)),
});

const topic = objectOf<TopicFacts>({
  arn: text,
  policy: answer(nullable(policyDocument)),
  subscriptions: answer(listOf(objectOf<TopicSubscription>({ protocol: text, isConfirmed: boolean }))),
});

const logGroup = objectOf<LogGroupFacts>({
  arn: text,
  name: text,
  retentionDays: optional(amount),
  keyArn: optional(anyText),
});

const metric = objectOf<MetricName>({ namespace: anyText, name: anyText });

const metricFilter = objectOf<MetricFilter>({
  logGroup: text,
  name: text,
  pattern: anyText,
  metrics: listOf(metric),
});

const alarm = objectOf<MetricAlarm>({
  name: text,
  metrics: listOf(metric),
  actionsEnabled: boolean,
  actions: textList,
});

const regionFacts = objectOf<RegionFacts>({
  region,
  trails: answer(listOf(trailFacts)),
  eventRules: optional(answer(listOf(eventRule))),
  eventBuses: optional(answer(listOf(eventBus))),
  logGroups: optional(answer(listOf(logGroup))),
  metricFilters: optional(answer(listOf(metricFilter))),
  alarms: optional(answer(listOf(alarm))),
  topics: optional(listOf(topic)),
  stacks: optional(answer(listOf(objectOf<StackFacts>({ name: text, status: text })))),
});

const accountRegion = objectOf<AccountRegion>({
  region,
  status: oneOf(['ENABLED', 'ENABLED_BY_DEFAULT', 'ENABLING', 'DISABLING', 'DISABLED']),
});

export const accountFacts = objectOf<AccountFacts>({
  accountId,
  regions: answer(listOf(accountRegion)),
  trailServiceRole: answer(nullable(objectOf<ServiceRole>({ arn: text }))),
  roles: listOf(objectOf<NamedRole>({ name: text, role: answer(nullable(role)) })),
  administrators: optional(answer(textList)),
  inRegions: listOf(regionFacts),
});
