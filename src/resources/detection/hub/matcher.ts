import type { Configuration } from '../../../config/index.js';
import type { EventRule } from '../patterns/index.js';
import { attribute, ref, sub, type TemplatePart, type Value } from '../../template/template.js';

const FUNCTION_NAME = 'orgtrail-matcher';

/**
 * The function that matches every forwarded event exactly and tells whom the routes name. Its bundle lies
 * in the staging bucket of the account; where it is are parameters.
 */
export function matcher(
  configuration: Configuration,
  rules: readonly EventRule[],
  environment: Readonly<Record<string, string>>,
): TemplatePart {
  return {
    Parameters: {
      MatcherBucket: { Type: 'String', Description: 'Bucket of the bundle of the matcher.' },
      MatcherKey: { Type: 'String', Description: 'Key of the bundle of the matcher: its content by hash.' },
    },
    Resources: {
      MatcherLogGroup: {
        Type: 'AWS::Logs::LogGroup',
        Properties: { LogGroupName: `/aws/lambda/${FUNCTION_NAME}`, RetentionInDays: 30 },
      },
      MatcherRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: `${FUNCTION_NAME}-role`,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
            ],
          },
          Policies: [
            {
              PolicyName: 'tell',
              PolicyDocument: { Version: '2012-10-17', Statement: statementsOf(configuration) },
            },
          ],
        },
      },
      Matcher: {
        Type: 'AWS::Lambda::Function',
        DependsOn: ['MatcherLogGroup'],
        Properties: {
          FunctionName: FUNCTION_NAME,
          Description: 'Matches events of every account with the rules and tells whom the routes name',
          Runtime: 'nodejs22.x',
          Architectures: ['arm64'],
          Handler: 'matcher.handler',
          Code: { S3Bucket: ref('MatcherBucket'), S3Key: ref('MatcherKey') },
          Role: attribute('MatcherRole', 'Arn'),
          MemorySize: 512,
          Timeout: 30,
          DeadLetterConfig: { TargetArn: attribute('DeadLetters', 'Arn') },
          Environment: {
            Variables: {
              ORGTRAIL_TOPIC_ARN: ref('AlertTopic'),
              ORGTRAIL_DEAD_LETTERS_ARN: attribute('DeadLetters', 'Arn'),
              ...environment,
            },
          },
        },
      },
      MatcherPermission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName: ref('Matcher'),
          Action: 'lambda:InvokeFunction',
          Principal: 'events.amazonaws.com',
          SourceArn: attribute('MatcherRule', 'Arn'),
        },
      },
      MatcherRule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: 'orgtrail-match',
          Description: 'Every event that an account forwards',
          EventBusName: ref('Bus'),
          EventPattern: { source: [{ prefix: 'aws.' }] },
          State: rules.some(({ readsToo }) => readsToo === true)
            ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
            : 'ENABLED',
          Targets: [
            {
              Id: 'matcher',
              Arn: attribute('Matcher', 'Arn'),
              DeadLetterConfig: { Arn: attribute('DeadLetters', 'Arn') },
            },
          ],
        },
      },
    },
  };
}

function statementsOf({ alerts }: Configuration): readonly Value[] {
  const secrets = alerts.destinations
    .flatMap((destination) => [
      ...('url' in destination ? [destination.url] : []),
      ...('signingSecret' in destination && destination.signingSecret !== undefined
        ? [destination.signingSecret]
        : []),
    ])
    .flatMap((secret) => (secret.kind === 'secret' ? [secret.arn] : []));
  const topics = alerts.destinations.flatMap((each) => (each.kind === 'sns' ? [each.topicArn] : []));
  const queues = alerts.destinations.flatMap((each) => (each.kind === 'sqs' ? [each.queueArn] : []));
  const allow = (Action: string | readonly string[], Resource: readonly Value[]): readonly Value[] =>
    Resource.length === 0 ? [] : [{ Effect: 'Allow', Action, Resource }];
  return [
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: sub(
        `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/${FUNCTION_NAME}:*`,
      ),
    },
    ...allow('sns:Publish', [ref('AlertTopic'), ...topics]),
    ...allow(['sqs:GetQueueUrl', 'sqs:SendMessage'], [attribute('DeadLetters', 'Arn'), ...queues]),
    ...allow('secretsmanager:GetSecretValue', secrets),
  ];
}
