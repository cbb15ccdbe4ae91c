import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { startFauxqs } from 'fauxqs';

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'key-of-the-role' };
const region = 'us-east-1';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the function speaks to: queues and a topic of fauxqs, webhooks, and a stand-in for Secrets Manager. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string>>;
  /** What came to webhooks, in order. */
  readonly posts: Received[];
  /** Status of the next answers to a path of a webhook; 200 after those. */
  readonly answers: Map<string, number[]>;
  /** ARNs of secrets and their texts, or the name of an error. */
  readonly secrets: Map<string, { readonly text: string } | { readonly error: string }>;
  /** ARNs of secrets, as often as they were asked for. */
  readonly asked: string[];
  readonly webhookUrl: string;
  readonly queueArn: (name: string) => string;
  /** Takes everything that lies in a queue. */
  readonly take: (name: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Names of mail destinations: each has a queue `mail-<name>` in place of its address, behind its filter. */
export async function openSurroundings(mail: readonly string[]): Promise<Surroundings> {
  const fauxqs = await startFauxqs({ port: 0, logger: false });
  const endpoint = `http://127.0.0.1:${fauxqs.port}`;
  const sqs = new SQSClient({ endpoint, credentials, region });
  const sns = new SNSClient({ endpoint, credentials, region });
  const queueArn = (name: string): string => `arn:aws:sqs:${region}:000000000000:${name}`;
  const addresses = new Map<string, string>();
  for (const name of ['dead-letters', 'alerts', ...mail.map((each) => `mail-${each}`)]) {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    addresses.set(name, QueueUrl!);
  }
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'orgtrail-alerts' }));
  for (const name of mail) {
    const Attributes = {
      RawMessageDelivery: 'true',
      FilterPolicy: JSON.stringify({ destination: [name] }),
    };
    await sns.send(
      new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queueArn(`mail-${name}`), Attributes }),
    );
  }
  const http = await openHttp();
  return {
    ...http,
    queueArn,
    environment: {
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: http.webhookUrl,
      ORGTRAIL_TOPIC_ARN: TopicArn!,
      ORGTRAIL_DEAD_LETTERS_ARN: queueArn('dead-letters'),
    },
    take: async (name) => {
      const QueueUrl = addresses.get(name);
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
      );
      return Messages.map(({ Body }) => Body!);
    },
    close: async () => {
      sqs.destroy();
      sns.destroy();
      await http.close();
      await fauxqs.stop();
    },
  };
}

async function openHttp() {
  const posts: Received[] = [];
  const asked: string[] = [];
  const answers: Surroundings['answers'] = new Map();
  const secrets: Surroundings['secrets'] = new Map();
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
      const { SecretId } = JSON.parse(body) as { readonly SecretId: string };
      asked.push(SecretId);
      const answer = secrets.get(SecretId) ?? { error: 'ResourceNotFoundException' };
      if ('text' in answer) response.end(JSON.stringify({ ARN: SecretId, SecretString: answer.text }));
      else response.writeHead(400).end(JSON.stringify({ __type: answer.error }));
      return;
    }
    posts.push({ path: request.url!, headers: request.headers, body });
    response.writeHead(answers.get(request.url!)?.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    posts,
    asked,
    answers,
    secrets,
    webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
