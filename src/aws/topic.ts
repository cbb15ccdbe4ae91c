import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { requestOptions, type ServiceOptions, serviceConfig } from './client-settings.js';
import { type SendingAnswer, sendOnce } from './send-once.js';

export interface TopicMessage {
  readonly subject: string;
  readonly text: string;
  /** What subscribers other than mail receive. */
  readonly document: string;
  /** What subscriptions can filter by. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Topic {
  readonly publish: (message: TopicMessage, signal: AbortSignal) => Promise<SendingAnswer>;
  readonly close: () => void;
}

export function openTopic(topicArn: string, options: ServiceOptions = {}): Topic {
  const client = new SNSClient({ ...serviceConfig(options), region: topicArn.split(':')[3]! });
  return {
    publish: ({ subject, text, document, attributes }, signal) => {
      const command = new PublishCommand({
        TopicArn: topicArn,
        Subject: subject,
        // https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html
        MessageStructure: 'json',
        Message: JSON.stringify({ default: document, email: text }),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [
            name,
            { DataType: 'String', StringValue: value },
          ]),
        ),
      });
      return sendOnce(() => client.send(command, requestOptions({ signal })));
    },
    close: () => client.destroy(),
  };
}
