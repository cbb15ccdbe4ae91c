import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { type Configuration } from '../../../../src/config/index.js';
import type { AuditFront } from './audit-front.js';
import { REGIONS } from './regions.js';

export async function createAlerts({ accounts }: AuditFront, security: string): Promise<string> {
  const client = new SNSClient(await accounts.settings(security));
  const { TopicArn } = await client.send(new CreateTopicCommand({ Name: 'orgtrail-alerts' }));
  await client.send(subscribeCommand(TopicArn!));
  return TopicArn!;
}

export function subscribeCommand(TopicArn: string) {
  return new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'security@example.com' });
}

/** The hub's bus, and a rule that leads to it in every account and Region. */
export async function createRules(
  front: AuditFront,
  configuration: Configuration,
  accounts: readonly string[],
) {
  const { realTime, organization } = configuration;
  if (realTime.kind !== 'hub') throw new Error('the example is a hub');
  const security = configuration.accounts.security;
  const hub = new EventBridgeClient(await front.accounts.settings(security));
  const { EventBusArn } = await hub.send(new CreateEventBusCommand({ Name: realTime.busName }));
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Organization',
        Effect: 'Allow',
        Principal: '*',
        Action: 'events:PutEvents',
        Resource: EventBusArn,
        Condition: { StringEquals: { 'aws:PrincipalOrgID': organization.id } },
      },
    ],
  });
  await hub.send(new PutPermissionCommand({ EventBusName: realTime.busName, Policy }));
  for (const accountId of accounts) {
    for (const region of REGIONS) {
      const client = new EventBridgeClient(await front.accounts.settings(accountId, region));
      await client.send(ruleCommand('ENABLED'));
      await client.send(new PutTargetsCommand({ Rule: RULE, Targets: [{ Id: 'hub', Arn: EventBusArn }] }));
      client.destroy();
    }
  }
}

const RULE = 'orgtrail-cloudtrail';

export function ruleCommand(State: 'ENABLED' | 'DISABLED') {
  const EventPattern = '{"source":["aws.cloudtrail"],"detail":{"eventName":["StopLogging"]}}';
  return new PutRuleCommand({ Name: RULE, EventPattern, State });
}
