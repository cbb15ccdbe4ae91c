import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { requestOptions, type ServiceOptions, serviceConfig } from './client-settings.js';

export interface ReceivedMessage {
  /** What removes it again: SQS's receipt handle. */
  readonly id: string;
  readonly body: string;
}

/** A queue that tells of objects. Needs `sqs:ReceiveMessage` and `sqs:DeleteMessage`. */
export interface OpenedNotificationQueue {
  readonly receive: (signal: AbortSignal) => Promise<readonly ReceivedMessage[]>;
  readonly remove: (messages: readonly ReceivedMessage[]) => Promise<void>;
  readonly close: () => void;
}

/** SQS gives ten messages an answer and waits at most twenty seconds. */
const mostMessages = 10;
const secondsToWait = 20;
/** Answers asked for side by side while messages keep coming. */
const answersAtOnce = 10;

/** The address of a queue names its Region: `https://sqs.eu-west-1.amazonaws.com/111122223333/log-objects`. */
export function openNotificationQueue(
  queueUrl: string,
  options: ServiceOptions = {},
): OpenedNotificationQueue {
  const client = new SQSClient({ ...serviceConfig(options), region: regionOf(queueUrl) });
  const receive = (seconds: number, signal: AbortSignal) => receiveSome(client, queueUrl, seconds, signal);
  return {
    receive: async (signal) => {
      const first = await receive(secondsToWait, signal);
      if (first.length < mostMessages) return first;
      const more = Array.from({ length: answersAtOnce - 1 }, () => receive(0, signal));
      return [...first, ...(await Promise.all(more)).flat()];
    },
    remove: async (messages) => {
      for (let at = 0; at < messages.length; at += mostMessages) {
        const Entries = messages
          .slice(at, at + mostMessages)
          .map(({ id }, index) => ({ Id: String(index), ReceiptHandle: id }));
        await client.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      }
    },
    close: () => client.destroy(),
  };
}

async function receiveSome(
  client: SQSClient,
  queueUrl: string,
  seconds: number,
  signal: AbortSignal,
): Promise<readonly ReceivedMessage[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: mostMessages,
    WaitTimeSeconds: seconds,
  });
  const { Messages = [] } = await client.send(command, requestOptions({ signal }));
  return Messages.map(({ ReceiptHandle, Body }) => ({ id: ReceiptHandle!, body: Body ?? '' }));
}

function regionOf(queueUrl: string): string {
  return /^https:\/\/sqs\.([a-z0-9-]+)\./.exec(queueUrl)?.[1] ?? 'us-east-1';
}
