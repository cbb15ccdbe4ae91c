import {
  attribute,
  logicalId,
  ref,
  type Resource,
  type TemplatePart,
  type Value,
} from '../../template/template.js';
import type { EventRule } from '../patterns/index.js';

/** A rule on the bus for each pattern, straight to the topics: what a hub without the matcher does. */
export function alertRules(rules: readonly EventRule[], topics: readonly Value[]): TemplatePart {
  return {
    Resources: Object.fromEntries(
      rules.map((rule) => [logicalId(rule.id, 'alert'), alertRule(rule, topics)] as const),
    ),
  };
}

function alertRule({ id, title, pattern }: EventRule, topics: readonly Value[]): Resource {
  return {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: `orgtrail-alert-${id}`,
      Description: title,
      EventBusName: ref('Bus'),
      EventPattern: pattern,
      State: 'ENABLED',
      Targets: topics.slice(0, TARGETS_OF_A_RULE).map((Arn, index) => ({
        Id: `topic-${index}`,
        Arn,
        DeadLetterConfig: { Arn: attribute('DeadLetters', 'Arn') },
        InputTransformer: sentence(title),
      })),
    },
  };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const TARGETS_OF_A_RULE = 5;

/** A name that an event does not have becomes an empty text. */
function sentence(title: string): Value {
  const paths = {
    account: '$.detail.recipientAccountId',
    region: '$.detail.awsRegion',
    time: '$.detail.eventTime',
    source: '$.detail.eventSource',
    name: '$.detail.eventName',
    actor: '$.detail.userIdentity.arn',
    address: '$.detail.sourceIPAddress',
    error: '$.detail.errorCode',
    event: '$.detail.eventID',
  };
  const lines = [
    `${title}.`,
    'account <account>, Region <region>, <time>',
    '<source> <name> by <actor> from <address>',
    'error: <error>; event <event>',
  ];
  return { InputPathsMap: paths, InputTemplate: lines.map((line) => `"${line}"`).join('\n') };
}
