import type { Configuration, RealTime } from '../../../config/index.js';
import { attribute, ref, sub, type TemplatePart } from '../../template/template.js';

export type Hub = Extract<RealTime, { readonly kind: 'hub' }>;

export function busArn({ partition, accounts }: Configuration, { busName, region }: Hub): string {
  return `arn:${partition}:events:${region}:${accounts.security}:event-bus/${busName}`;
}

/**
 * The bus that every account sends to. Nobody can put an event there whose source begins with `aws.` but
 * AWS itself, and our rules look for nothing else.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
 */
export function eventBus({ organization }: Configuration, { busName }: Hub): TemplatePart {
  return {
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: busName } },
      BusPolicy: {
        Type: 'AWS::Events::EventBusPolicy',
        Properties: {
          EventBusName: ref('Bus'),
          StatementId: 'OrganizationSends',
          Statement: {
            Effect: 'Allow',
            Principal: '*',
            Action: 'events:PutEvents',
            Resource: attribute('Bus', 'Arn'),
            Condition: { StringEquals: { 'aws:PrincipalOrgID': organization.id } },
          },
        },
      },
    },
    Outputs: {
      BusArn: { Description: 'The bus that every account sends to', Value: attribute('Bus', 'Arn') },
    },
  };
}

/** Events that could not be delivered, and an alarm as soon as there is one: a lost alert must not be silent. */
export function deadLetterQueue(actions: readonly ReturnType<typeof ref>[]): TemplatePart {
  return {
    Resources: {
      DeadLetters: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          QueueName: 'orgtrail-dead-letters',
          MessageRetentionPeriod: 1_209_600,
          SqsManagedSseEnabled: true,
        },
      },
      DeadLettersPolicy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [ref('DeadLetters')],
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Sid: 'RulesSend',
                Effect: 'Allow',
                Principal: { Service: 'events.amazonaws.com' },
                Action: 'sqs:SendMessage',
                Resource: attribute('DeadLetters', 'Arn'),
                Condition: {
                  ArnLike: {
                    'aws:SourceArn': sub(
                      'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/*',
                    ),
                  },
                },
              },
            ],
          },
        },
      },
      DeadLettersAlarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          AlarmName: 'orgtrail-dead-letters',
          AlarmDescription:
            'Events or alerts could not be delivered; they lie in the queue orgtrail-dead-letters.',
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateNumberOfMessagesVisible',
          Dimensions: [{ Name: 'QueueName', Value: attribute('DeadLetters', 'QueueName') }],
          Statistic: 'Maximum',
          Period: 300,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          TreatMissingData: 'notBreaching',
          AlarmActions: actions,
        },
      },
    },
  };
}
