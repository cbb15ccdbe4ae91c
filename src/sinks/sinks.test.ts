import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFauxqs } from 'fauxqs';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alert } from '../../test/fixtures/alert.js';
import { openQueue, openTopic } from '../aws/index.js';
import type { Alert } from '../finding/index.js';
import {
  openFileSink,
  openQueueSink,
  openSlackSink,
  openStdoutSink,
  openTopicSink,
  openWebhookSink,
  type Sink,
} from './index.js';
import { slackMessage } from './slack-sink.js';

const signal = new AbortController().signal;
const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
const closing: (() => Promise<unknown> | unknown)[] = [];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-sinks-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Receiver {
  readonly url: string;
  readonly received: Received[];
}

/** Stands for a webhook; answers each post with the next status. */
async function startReceiver(
  answers: readonly { readonly status: number; readonly headers?: Readonly<Record<string, string>> }[] = [],
): Promise<Receiver> {
  const received: Received[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, headers = {} } = answers[received.length] ?? { status: 200 };
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/token-abc`, received };
}

interface OpenedSink {
  readonly sink: Sink;
  /** Everything that has arrived, as text. */
  readonly arrived: () => Promise<readonly string[]>;
}

/** Every destination, with a real other side on this machine. */
const DESTINATIONS: Readonly<Record<string, () => Promise<OpenedSink>>> = {
  'stdout as text': async () => {
    const written: string[] = [];
    return { sink: openStdoutSink('text', (text) => written.push(text)), arrived: async () => written };
  },
  'stdout as JSON': async () => {
    const written: string[] = [];
    return { sink: openStdoutSink('json', (text) => written.push(text)), arrived: async () => written };
  },
  file: async () => {
    const path = join(folder, 'alerts.ndjson');
    const sink = await openFileSink(path);
    const arrived = async () => (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
    return { sink, arrived };
  },
  webhook: async () => {
    const { url, received } = await startReceiver();
    const sink = openWebhookSink({
      name: 'hook',
      url,
      signingSecret: 'secret',
      now: () => 1_772_323_200_000,
    });
    return { sink, arrived: async () => received.map(({ body }) => body) };
  },
  slack: async () => {
    const { url, received } = await startReceiver();
    return { sink: openSlackSink('chat', url), arrived: async () => received.map(({ body }) => body) };
  },
  'an SQS queue': async () => {
    const queue = await startQueue();
    return {
      sink: openQueueSink('queue', openQueue(queue.arn, { endpointUrl: queue.endpointUrl, credentials })),
      arrived: queue.messages,
    };
  },
  'an SNS topic': async () => {
    const { endpointUrl, ...queue } = await startQueue();
    const client = new SNSClient({ endpoint: endpointUrl, credentials, region: 'us-east-1' });
    closing.push(() => client.destroy());
    const { TopicArn } = await client.send(new CreateTopicCommand({ Name: 'alerts' }));
    await client.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: queue.arn,
        Attributes: { RawMessageDelivery: 'true' },
      }),
    );
    return {
      sink: openTopicSink('topic', openTopic(TopicArn!, { endpointUrl, credentials })),
      arrived: queue.messages,
    };
  },
};

async function startQueue() {
  const server = await startFauxqs({ port: 0, logger: false });
  closing.push(() => server.stop());
  const endpointUrl = `http://127.0.0.1:${server.port}`;
  const client = new SQSClient({ endpoint: endpointUrl, credentials, region: 'us-east-1' });
  closing.push(() => client.destroy());
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'alerts' }));
  return {
    endpointUrl,
    arn: 'arn:aws:sqs:us-east-1:000000000000:alerts',
    messages: async () => {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body }) => Body!);
    },
  };
}

describe.each(Object.entries(DESTINATIONS))('%s', (name, open) => {
  it('receives an alert that names who, what, where, from where, result, rule, why, and what shows more', async () => {
    const { sink, arrived } = await open();
    closing.push(sink.close);
    expect(await sink.send(alert(), signal)).toEqual({ kind: 'sent' });
    const [text] = await arrived();
    for (const part of [
      'user/mallory',
      'ec2:AuthorizeSecurityGroupIngress',
      '111122223333',
      'eu-west-1',
      '198.51.100.96',
      'succeeded',
      'net-01',
      'eventName',
      'orgtrail query security-groups-opened',
    ])
      expect(text).toContain(part);
  });

  it('receives a hostile alert whole, in bounds and without a control character', async () => {
    const { sink, arrived } = await open();
    closing.push(sink.close);
    expect(await sink.send(hostile(), signal)).toEqual({ kind: 'sent' });
    const [text] = await arrived();
    expect(text!.length).toBeLessThan(100_000);
    expect(text).not.toContain('\u001b');
    expect(name === 'stdout as text' || JSON.parse(text!)).toBeTruthy();
  });
});

function hostile(): Alert {
  return alert({
    title: '\u001b[2J=HYPERLINK("x") <!channel> *bold*',
    actor: 'x'.repeat(1_000_000),
    sourceIpAddress: '\u001b]0;title\u0007',
    matched: Object.fromEntries([
      ['__proto__', 'polluted'],
      ...Array.from({ length: 1_000 }, (_, index) => [`field${index}`, '\ud800'.repeat(5_000)]),
    ]),
    eventIds: Array.from({ length: 10_000 }, (_, index) => `id-${index}`),
  });
}

describe('a webhook', () => {
  it('is signed over time and body, so that neither can be changed', async () => {
    const { url, received } = await startReceiver();
    const sink = openWebhookSink({
      name: 'hook',
      url,
      signingSecret: 'secret',
      now: () => 1_772_323_200_999,
    });
    await sink.send(alert(), signal);
    const { headers, body } = received[0]!;
    const hmac = createHmac('sha256', 'secret').update(`1772323200.${body}`).digest('hex');
    expect(headers['x-orgtrail-signature']).toBe(`t=1772323200,v1=${hmac}`);
    expect(headers['x-orgtrail-alert']).toBe('net-01/6f1c');
  });

  it('is not signed without a secret', async () => {
    const { url, received } = await startReceiver();
    await openWebhookSink({ name: 'hook', url, now: () => 0 }).send(alert(), signal);
    expect(received[0]!.headers['x-orgtrail-signature']).toBeUndefined();
  });

  it.each([
    [200, 'sent'],
    [204, 'sent'],
    [301, 'refused'],
    [400, 'refused'],
    [404, 'refused'],
    [408, 'busy'],
    [429, 'busy'],
    [500, 'busy'],
    [503, 'busy'],
  ])('that answers %i has %s', async (status, kind) => {
    const { url } = await startReceiver([{ status, headers: { location: 'http://127.0.0.1:1/' } }]);
    const sink = openWebhookSink({ name: 'hook', url, now: () => 0 });
    expect((await sink.send(alert(), signal)).kind).toBe(kind);
  });

  it('says how long to wait', async () => {
    const { url } = await startReceiver([{ status: 429, headers: { 'retry-after': '7' } }]);
    const sink = openWebhookSink({ name: 'hook', url, now: () => 0 });
    expect(await sink.send(alert(), signal)).toEqual({
      kind: 'busy',
      reason: 'HTTP 429',
      waitMilliseconds: 7_000,
    });
  });

  it('that is not there is busy, and the reason does not tell its address', async () => {
    const sink = openWebhookSink({ name: 'hook', url: 'http://127.0.0.1:9/token-abc', now: () => 0 });
    const outcome = await sink.send(alert(), signal);
    expect(outcome.kind).toBe('busy');
    expect(JSON.stringify(outcome)).not.toContain('token-abc');
  });

  it.each(['http://hooks.example.com/token-abc', 'file:///etc/passwd', 'token-abc'])(
    'is not opened at %s, and the error does not tell the address',
    (url) => {
      const open = (): Sink => openWebhookSink({ name: 'hook', url, now: () => 0 });
      expect(open).toThrow('alert destination hook: its address is not an https:// URL');
      expect(open).not.toThrow(/token-abc/);
    },
  );
});

describe('a message for Slack', () => {
  it('holds no mention, link or mark that a log could have put there', () => {
    const message = JSON.stringify(slackMessage(alert({ actor: '<!channel> <https://evil.example|x> *a*' })));
    expect(message).not.toContain('<!channel>');
    expect(message).not.toContain('<https://');
  });

  it('keeps to the lengths of blocks', () => {
    const { blocks } = slackMessage(hostile());
    expect(blocks[0]!.text.text.length).toBeLessThanOrEqual(150);
    expect(blocks[1]!.text.text.length).toBeLessThanOrEqual(3_000);
  });
});

describe('a file of alerts', () => {
  const path = (): string => join(folder, 'alerts.ndjson');
  const lines = async (): Promise<readonly string[]> =>
    (await readFile(path(), 'utf8')).trimEnd().split('\n');
  const sendIn = async (...ids: readonly string[]): Promise<void> => {
    const sink = await openFileSink(path());
    for (const id of ids) await sink.send(alert({ id }), signal);
    await sink.close();
  };

  it('is the owner’s only, and later runs add to it', async () => {
    await sendIn('one');
    await sendIn('two');
    expect(await lines()).toHaveLength(2);
    expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it('has an alert once, also when it is sent again after a kill', async () => {
    await sendIn('one', 'two');
    await sendIn('two', 'three');
    expect((await lines()).map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('loses a line that a kill has cut, and then has it whole', async () => {
    await sendIn('one', 'two');
    const whole = await readFile(path());
    await writeFile(path(), whole.subarray(0, whole.length - 20));
    await sendIn('two');
    expect((await readFile(path())).equals(whole)).toBe(true);
  });
});
