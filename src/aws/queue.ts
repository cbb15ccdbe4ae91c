import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { requestOptions, type ServiceOptions, serviceConfig } from './client-settings.js';
import { type SendingAnswer, sendOnce } from './send-once.js';

export interface QueueMessage {
  readonly body: string;
  /** Messages of one id are one message, where the queue is a FIFO queue. */
  readonly id: string;
  /** Messages of one group stay in order, where the queue is a FIFO queue. */
  readonly group: string;
}

export interface Queue {
  /** Needs `sqs:GetQueueUrl` once and `sqs:SendMessage`. */
  readonly send: (message: QueueMessage, signal: AbortSignal) => Promise<SendingAnswer>;
  readonly close: () => void;
}

export function openQueue(queueArn: string, options: ServiceOptions = {}): Queue {
  const client = new SQSClient({ ...serviceConfig(options), region: queueArn.split(':')[3]! });
  const isFifo = queueArn.endsWith('.fifo');
  let address: string | undefined;
  return {
    send: ({ body, id, group }, signal) =>
      sendOnce(async () => {
        address ??= await addressOf(queueArn, client, signal);
        const command = new SendMessageCommand({
          QueueUrl: address,
          MessageBody: body,
          ...(isFifo && { MessageDeduplicationId: id, MessageGroupId: group }),
        });
        await client.send(command, requestOptions({ signal }));
      }),
    close: () => client.destroy(),
  };
}

async function addressOf(queueArn: string, client: SQSClient, signal: AbortSignal): Promise<string> {
  const [, , , , QueueOwnerAWSAccountId, QueueName] = queueArn.split(':');
  const command = new GetQueueUrlCommand({ QueueName: QueueName!, QueueOwnerAWSAccountId });
  const { QueueUrl } = await client.send(command, requestOptions({ signal }));
  return QueueUrl!;
}
