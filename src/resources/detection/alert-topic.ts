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
      ...topic('AlertTopic', TOPIC_NAME, 'orgtrail alerts'),
      ...Object.fromEntries(
        alerts.destinations.flatMap((destination) => subscriptionTo('AlertTopic', destination)),
      ),
    },
    Outputs: { AlertTopicArn: { Description: 'The topic of alerts', Value: ref('AlertTopic') } },
  };
}

/** A topic that rules and alarms of this account may publish to. */
export function topic(id: string, name: string, displayName: string): Readonly<Record<string, Resource>> {
  return {
    [id]: { Type: 'AWS::SNS::Topic', Properties: { TopicName: name, DisplayName: displayName } },
    [`${id}Policy`]: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: { Topics: [ref(id)], PolicyDocument: topicPolicy(id) },
    },
  };
}

function topicPolicy(id: string): Value {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'RulesAndAlarmsPublish',
        Effect: 'Allow',
        Principal: { Service: ['events.amazonaws.com', 'cloudwatch.amazonaws.com'] },
        Action: 'sns:Publish',
        Resource: ref(id),
        Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
      },
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: ref(id),
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

/** A topic cannot be subscribed to a topic, and Slack not at all: rules, alarms and the matcher reach those. */
export function subscriptionTo(
  topicId: string,
  destination: AlertDestination,
  more: Readonly<Record<string, Value>> = {},
): readonly (readonly [string, Resource])[] {
  const subscription = (properties: Readonly<Record<string, Value>>) =>
    [
      [
        // Two names may come to the same letters and digits; their hashes do not.
        logicalId(
          ...(topicId === 'AlertTopic' ? [] : [topicId]),
          'subscription',
          destination.name,
          shortHash(destination.name),
        ),
        { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: ref(topicId), ...properties, ...more } },
      ],
    ] as const;
  switch (destination.kind) {
    case 'email':
      return subscription({ Protocol: 'email', Endpoint: destination.address });
    case 'sqs':
      return subscription({ Protocol: 'sqs', Endpoint: destination.queueArn, RawMessageDelivery: true });
    case 'sns':
    case 'slack':
    case 'webhook':
      return [];
  }
}

/** Where an alarm or a rule of this template speaks to: the topic, and topics of others that are in its Region. */
export function topicArns(
  { alerts }: Configuration,
  region: string,
  topicId: string = 'AlertTopic',
): readonly Value[] {
  const others = alerts.destinations.flatMap((destination) =>
    destination.kind === 'sns' && destination.topicArn.split(':')[3] === region ? [destination.topicArn] : [],
  );
  return [ref(topicId), ...others];
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
