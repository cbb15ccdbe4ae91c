import { ask, askEach } from '../ask.js';
import { memberAccount } from '../actors.js';
import type { ProofCase, Target } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';

/** One kind of resource that watches, the actions that would blind it, and one of the same kind that is not ours. */
interface Watcher {
  readonly name: string;
  readonly actions: readonly string[];
  /** The rest of the ARN behind the account: `alarm:orgtrail-x`. */
  readonly service: string;
  readonly ours: readonly string[];
  readonly theirs: string;
}

const TRAIL_TAMPERING = [
  'cloudtrail:AddTags',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventConfiguration',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:PutInsightSelectors',
  'cloudtrail:RemoveTags',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
];

function watchers({ input: { namePrefix: prefix, protectedNames } }: ProofWorld): readonly Watcher[] {
  return [
    {
      name: 'trail of the account',
      actions: TRAIL_TAMPERING,
      service: 'cloudtrail',
      ours: [`${prefix}-account`, ...protectedNames.trails].map((name) => `trail/${name}`),
      theirs: 'trail/team',
    },
    {
      name: 'log group',
      actions: [
        'logs:AssociateKmsKey',
        'logs:DeleteLogGroup',
        'logs:DeleteMetricFilter',
        'logs:DeleteRetentionPolicy',
        'logs:DeleteSubscriptionFilter',
        'logs:DisassociateKmsKey',
        'logs:PutLogGroupDeletionProtection',
        'logs:PutMetricFilter',
        'logs:PutRetentionPolicy',
        'logs:PutSubscriptionFilter',
      ],
      service: 'logs',
      ours: [`/${prefix}/account-trail`, ...protectedNames.logGroups].map((name) => `log-group:${name}`),
      theirs: 'log-group:/team/application',
    },
    {
      name: 'log stream',
      actions: ['logs:DeleteLogStream'],
      service: 'logs',
      ours: [`log-group:/${prefix}/account-trail:log-stream:stream`],
      theirs: 'log-group:/team/application:log-stream:stream',
    },
    {
      name: 'alarm',
      actions: [
        'cloudwatch:DeleteAlarms',
        'cloudwatch:DisableAlarmActions',
        'cloudwatch:PutCompositeAlarm',
        'cloudwatch:PutMetricAlarm',
        'cloudwatch:SetAlarmState',
      ],
      service: 'cloudwatch',
      ours: [`alarm:${prefix}-root-login`],
      theirs: 'alarm:team-latency',
    },
    {
      name: 'rule',
      actions: [
        'events:DeleteRule',
        'events:DisableRule',
        'events:PutRule',
        'events:PutTargets',
        'events:RemoveTargets',
      ],
      service: 'events',
      ours: [
        `rule/${prefix}-root-login`,
        ...protectedNames.eventBuses.map((bus) => `rule/${bus}/root-login`),
      ],
      theirs: 'rule/team-nightly',
    },
    {
      name: 'event bus',
      actions: ['events:DeleteEventBus', 'events:UpdateEventBus'],
      service: 'events',
      ours: [`event-bus/${prefix}`, ...protectedNames.eventBuses.map((bus) => `event-bus/${bus}`)],
      theirs: 'event-bus/team',
    },
    {
      name: 'matcher function',
      actions: [
        'lambda:AddPermission',
        'lambda:DeleteFunction',
        'lambda:DeleteFunctionEventInvokeConfig',
        'lambda:PutFunctionConcurrency',
        'lambda:PutFunctionEventInvokeConfig',
        'lambda:RemovePermission',
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
        'lambda:UpdateFunctionEventInvokeConfig',
      ],
      service: 'lambda',
      ours: [`function:${prefix}-matcher`],
      theirs: 'function:team-nightly',
    },
    {
      name: 'alert topic',
      actions: [
        'sns:AddPermission',
        'sns:DeleteTopic',
        'sns:RemovePermission',
        'sns:SetSubscriptionAttributes',
        'sns:SetTopicAttributes',
        'sns:Unsubscribe',
      ],
      service: 'sns',
      ours: [`${prefix}-alerts`],
      theirs: 'team-news',
    },
    {
      name: 'dead-letter queue',
      actions: [
        'sqs:AddPermission',
        'sqs:DeleteQueue',
        'sqs:PurgeQueue',
        'sqs:RemovePermission',
        'sqs:SetQueueAttributes',
      ],
      service: 'sqs',
      ours: [`${prefix}-dead-letters`],
      theirs: 'team-jobs',
    },
    {
      name: 'stack of a stack set',
      actions: [
        'cloudformation:CancelUpdateStack',
        'cloudformation:DeleteStack',
        'cloudformation:ExecuteChangeSet',
        'cloudformation:RollbackStack',
        'cloudformation:SetStackPolicy',
        'cloudformation:UpdateStack',
      ],
      service: 'cloudformation',
      ours: [`stack/StackSet-${prefix}-detection-0f1e/0f1e`],
      theirs: 'stack/team-application/0f1e',
    },
  ];
}

/** Attacks on what logs and watches, in every account that service control policies bind. */
export function detectionTamperingCases(world: ProofWorld): readonly ProofCase[] {
  return [
    ...watchers(world).flatMap((watcher) => watcherCases(watcher, world)),
    ...organizationTrail(world),
    ...hubPermissions(world),
    ...eventSources(world),
  ];
}

function watcherCases(watcher: Watcher, world: ProofWorld): readonly ProofCase[] {
  const { actors, input } = world;
  const member = memberAccount(input);
  const at = (accountId: string, rest: string, name = watcher.name): Target => ({
    name,
    arn: `arn:${input.partition}:${watcher.service}:us-east-1:${accountId}:${rest}`,
    accountId,
  });
  const [first = ''] = watcher.actions;
  const [ours = '', ...further] = watcher.ours;
  const security = input.securityAccountId;
  return [
    ...askEach(actors.memberAdmin, watcher.actions, at(member, ours), 'denied'),
    ...further.map((rest, index) =>
      ask(actors.memberAdmin, first, at(member, rest, `${watcher.name} ${index + 2}`), 'denied'),
    ),
    ask(actors.memberRoot, first, at(member, ours), 'denied'),
    ask(actors.memberNamesake, first, at(member, ours), 'denied'),
    ask(actors.securityAdmin, first, at(security, ours), 'denied'),
    ask(actors.memberStackSets, first, at(member, ours), 'allowed'),
    ...askEach(actors.trailDeployers, [first], at(security, ours), 'allowed'),
    ...askEach(actors.storeDeployers, [first], at(input.logArchiveAccountId, ours), 'allowed'),
    ask(actors.memberAdmin, first, at(member, watcher.theirs, `${watcher.name} of a team`), 'allowed'),
  ];
}

/** The security account may be a delegated administrator, which CloudTrail lets change the trail. */
function organizationTrail({ actors, targets, input }: ProofWorld): readonly ProofCase[] {
  const trail = { ...targets.organizationTrail, accountId: input.securityAccountId };
  return [
    ...askEach(actors.securityAdmin, TRAIL_TAMPERING, trail, 'denied', {
      variant: 'as delegated administrator',
    }),
    ...askEach(
      actors.trailDeployers,
      ['cloudtrail:UpdateTrail', 'cloudtrail:StopLogging'],
      trail,
      'allowed',
      {
        variant: 'as delegated administrator',
      },
    ),
  ];
}

/** A bus has no ARN in these requests, so that they are denied in the whole security account. */
function hubPermissions({ actors, targets, input }: ProofWorld): readonly ProofCase[] {
  const actions = ['events:PutPermission', 'events:RemovePermission'];
  const security = targets.anything(input.securityAccountId);
  return [
    ...askEach(actors.securityAdmin, actions, security, 'denied'),
    ...askEach([actors.securityStackSets, ...actors.trailDeployers], actions, security, 'allowed'),
    ...askEach(actors.memberAdmin, actions, targets.anything(memberAccount(input)), 'allowed'),
  ];
}

/** An event source mapping has an id without meaning; what it feeds stands in a condition key. */
function eventSources({ actors, input }: ProofWorld): readonly ProofCase[] {
  const actions = ['lambda:DeleteEventSourceMapping', 'lambda:UpdateEventSourceMapping'];
  const at = (accountId: string): Target => ({
    name: 'event source mapping',
    arn: `arn:${input.partition}:lambda:us-east-1:${accountId}:event-source-mapping:0f1e`,
    accountId,
  });
  const feeding = (accountId: string, name: string) => ({
    context: {
      'lambda:FunctionArn': `arn:${input.partition}:lambda:us-east-1:${accountId}:function:${name}`,
    },
    variant: `of ${name}`,
  });
  const { securityAccountId: security, logArchiveAccountId: log, namePrefix } = input;
  const ours = (accountId: string) => feeding(accountId, `${namePrefix}-matcher`);
  const custodians = [actors.securityStackSets, ...actors.trailDeployers];
  return [
    ...askEach(actors.securityAdmin, actions, at(security), 'denied', ours(security)),
    ...askEach(actors.securityAdmin, actions, at(security), 'allowed', feeding(security, 'team-nightly')),
    ...askEach(custodians, actions, at(security), 'allowed', ours(security)),
    ...askEach(actors.storeDeployers, actions, at(log), 'allowed', ours(log)),
  ];
}
