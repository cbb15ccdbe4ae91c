import {
  DescribeEventBusCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
} from '@aws-sdk/client-eventbridge';
import type { Answer, EventBusFacts, EventRuleFacts } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { known, notAsked } from './ask.js';
import { parseDocument } from './parse-document.js';
import type { Session } from './session.js';

/** Rules of a bus whose targets are asked for; further ones are unknown. */
const MOST_RULES = 100;

/**
 * What CloudTrail sends has such a type or such details. Of rules that look at nothing of it, of which accounts have
 * many, nobody wants to know the targets, and each would take a call.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
const OF_TRAIL =
  /via CloudTrail|AWS Console Sign|"(?:eventName|eventSource|userIdentity|recipientAccountId)"/;

/** The rules of a bus by its name, with the targets of those that look at what CloudTrail sends. */
export async function collectEventRules(
  session: Session,
  region: Region,
  bus: string,
): Promise<Answer<readonly EventRuleFacts[]>> {
  const answer = await session.askAll(
    'events:ListRules',
    region,
    async (client, options, NextToken) => {
      const page = await client.send(new ListRulesCommand({ EventBusName: bus, NextToken }), options);
      return { items: page.Rules, nextToken: page.NextToken };
    },
    { expected: { ResourceNotFoundException: () => [] } },
  );
  if (answer.kind === 'unknown') return answer;
  const rules: EventRuleFacts[] = [];
  let asked = 0;
  for (const rule of answer.value) {
    const reason = whyNotAsked(rule, asked);
    if (reason === undefined) asked += 1;
    const targets =
      reason === undefined
        ? await targetsOf(session, region, bus, rule.Name ?? '')
        : notAsked('events:ListTargetsByRule', { accountId: session.accountId, region }, reason);
    rules.push({ ...describeRule(rule, bus), targets });
  }
  return known(rules);
}

function whyNotAsked({ ManagedBy, EventPattern }: Rule, asked: number): string | undefined {
  if (ManagedBy !== undefined) return 'the rule belongs to an AWS service';
  if (EventPattern === undefined) return 'the rule follows a schedule';
  if (!OF_TRAIL.test(EventPattern)) return 'the rule looks at nothing that CloudTrail sends';
  return asked < MOST_RULES ? undefined : `the bus has more than ${MOST_RULES} such rules`;
}

function describeRule(
  { Name, State, EventPattern, ManagedBy }: Rule,
  bus: string,
): Omit<EventRuleFacts, 'targets'> {
  return {
    name: Name ?? '',
    bus,
    state: State ?? 'ENABLED',
    ...(EventPattern !== undefined && { pattern: EventPattern }),
    ...(ManagedBy !== undefined && { managedBy: ManagedBy }),
  };
}

async function targetsOf(
  session: Session,
  region: Region,
  EventBusName: string,
  Rule: string,
): Promise<Answer<readonly string[]>> {
  return session.askAll('events:ListTargetsByRule', region, async (client, options, NextToken) => {
    const page = await client.send(new ListTargetsByRuleCommand({ Rule, EventBusName, NextToken }), options);
    return { items: page.Targets?.flatMap(({ Arn }) => Arn ?? []), nextToken: page.NextToken };
  });
}

/** One bus by its name; none when the account does not have it. */
export async function collectEventBus(
  session: Session,
  region: Region,
  Name: string,
): Promise<Answer<readonly EventBusFacts[]>> {
  const operation = 'events:DescribeEventBus';
  const answer = await session.ask(
    operation,
    region,
    (client, options) => client.send(new DescribeEventBusCommand({ Name }), options),
    { ResourceNotFoundException: () => null },
  );
  if (answer.kind === 'unknown') return answer;
  if (answer.value === null) return known([]);
  const { Arn, Policy } = answer.value;
  const hasPolicy = Policy !== undefined && Policy !== '';
  const place = { accountId: session.accountId, region };
  const policy = hasPolicy ? parseDocument(Policy, operation, place) : known(null);
  return known([{ name: Name, arn: Arn ?? '', policy }]);
}
