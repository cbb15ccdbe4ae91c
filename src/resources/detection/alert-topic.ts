import { createHash } from 'node:crypto';
import type { AlertDestination, Configuration } from '../../config/index.js';
import { logicalId, ref, type Resource, type TemplatePart, type Value } from '../template/template.js';

export const TOPIC_NAME = 'orgtrail-alerts';

/**
 * The topic that alerts of this account go to, with everybody who can be subscribed to it. Not encrypted
 * with the key that AWS manages for SNS, because neither EventBridge nor an alarm may use that one.
 * https://repost.aws/knowledge-center/sns-topics-with-eventbridge-rules
 */
export function alertTopic({ alerts }: Configuration): TemplatePart {
  return {
    Resources: {
      AlertTopic: {
        Type: 'AWS::SNS::Topic',
        Properties: { TopicName: TOPIC_NAME, DisplayName: 'orgtrail alerts' },
      },
      AlertTopicPolicy: {
        Type: 'AWS::SNS::TopicPolicy',
        Properties: { Topics: [ref('AlertTopic')], PolicyDocument: topicPolicy() },
      },
      ...Object.fromEntries(alerts.destinations.flatMap(subscriptionsOf)),
    },
    Outputs: { AlertTopicArn: { Description: 'The topic of alerts', Value: ref('AlertTopic') } },
  };
}

function topicPolicy(): Value {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'RulesAndAlarmsPublish',
        Effect: 'Allow',
        Principal: { Service: ['events.amazonaws.com', 'cloudwatch.amazonaws.com'] },
        Action: 'sns:Publish',
        Resource: ref('AlertTopic'),
        Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
      },
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: ref('AlertTopic'),
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

/** A topic cannot be subscribed to a topic, and Slack not at all: rules, alarms and the matcher reach those. */
function subscriptionsOf(destination: AlertDestination): readonly (readonly [string, Resource])[] {
  const subscription = (protocol: string, endpoint: string, more: Readonly<Record<string, Value>> = {}) =>
    [
      [
        // Two names may come to the same letters and digits; their hashes do not.
        logicalId('subscription', destination.name, shortHash(destination.name)),
        {
          Type: 'AWS::SNS::Subscription',
          Properties: { TopicArn: ref('AlertTopic'), Protocol: protocol, Endpoint: endpoint, ...more },
        },
      ],
    ] as const;
  switch (destination.kind) {
    case 'email':
      return subscription('email', destination.address);
    case 'sqs':
      return subscription('sqs', destination.queueArn, { RawMessageDelivery: true });
    case 'sns':
    case 'slack':
    case 'webhook':
      return [];
  }
}

/** Where an alarm or a rule of this template speaks to: the topic, and topics of others that are in its Region. */
export function topicArns({ alerts }: Configuration, region: string): readonly Value[] {
  const others = alerts.destinations.flatMap((destination) =>
    destination.kind === 'sns' && destination.topicArn.split(':')[3] === region ? [destination.topicArn] : [],
  );
  return [ref('AlertTopic'), ...others];
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
