import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import type { TopicFacts } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import { parseDocument } from './parse-document.js';
import type { Session } from './session.js';

/**
 * A topic without its subscribers' endpoints: addresses of people, and of web hooks whose address is a secret.
 * A subscription that waits for its confirmation has no ARN but these words.
 * https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
 */
export async function collectTopic(session: Session, region: Region, arn: string): Promise<TopicFacts> {
  const subscriptions = await session.askAll(
    'sns:ListSubscriptionsByTopic',
    region,
    async (client, options, NextToken) => {
      const command = new ListSubscriptionsByTopicCommand({ TopicArn: arn, NextToken });
      const page = await client.send(command, options);
      const items = (page.Subscriptions ?? []).map(({ Protocol, SubscriptionArn }) => ({
        protocol: Protocol ?? '',
        isConfirmed: SubscriptionArn?.startsWith('arn:') === true,
      }));
      return { items, nextToken: page.NextToken };
    },
    { expected: { NotFoundException: () => [], NotFound: () => [] } },
  );
  return { arn, policy: await policyOf(session, region, arn), subscriptions };
}

async function policyOf(session: Session, region: Region, TopicArn: string): Promise<TopicFacts['policy']> {
  const operation = 'sns:GetTopicAttributes';
  const answer = await session.ask(
    operation,
    region,
    async (client, options): Promise<string | null> => {
      const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn }), options);
      return Attributes?.['Policy'] ?? null;
    },
    { NotFoundException: () => null, NotFound: () => null },
  );
  if (answer.kind === 'unknown') return answer;
  if (answer.value === null) return known(null);
  return parseDocument(answer.value, operation, { accountId: session.accountId, region });
}
