import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orgtrail, temporaryFolder } from './orgtrail.js';

const OBJECTS = 10_000;
/** One object in so many holds what the rule looks for. */
const EVERY = 10;
const ALERTS = OBJECTS / EVERY;
const ACCOUNT = '111122223333';
const credentials = { accessKeyId: 'example', secretAccessKey: 'example' };
const env = { AWS_ACCESS_KEY_ID: 'example', AWS_SECRET_ACCESS_KEY: 'example', AWS_REGION: 'us-east-1' };

const folder = await temporaryFolder();
const alertFile = join(folder, 'alerts.ndjson');
let server: FauxqsServer;
let queueUrl: string;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false });
  await writeFile(
    join(folder, 'rule.yml'),
    `title: Trail deleted
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName: DeleteTrail }
  condition: selection
`,
  );
  await deliver();
}, 120_000);
afterAll(async () => server.stop());

/** Puts the objects into the bucket, and tells the queue of each, as S3 does. */
async function deliver(): Promise<void> {
  const options = { endpoint: endpoint(), credentials, region: 'us-east-1' };
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  const sqs = new SQSClient(options);
  await s3.send(new CreateBucketCommand({ Bucket: 'logs' }));
  // Messages that a killed watch had taken come back after a second.
  const created = await sqs.send(
    new CreateQueueCommand({ QueueName: 'objects', Attributes: { VisibilityTimeout: '1' } }),
  );
  queueUrl = created.QueueUrl!;
  for (let from = 0; from < OBJECTS; from += 100) {
    const objects = Array.from({ length: 100 }, (_, at) => from + at);
    await Promise.all(
      objects.map((at) => s3.send(new PutObjectCommand({ Bucket: 'logs', Key: keyOf(at), Body: logOf(at) }))),
    );
    for (let at = 0; at < objects.length; at += 10) {
      const Entries = objects
        .slice(at, at + 10)
        .map((object) => ({ Id: String(object), MessageBody: notificationOf(object) }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
  }
  s3.destroy();
  sqs.destroy();
}

const endpoint = (): string => `http://127.0.0.1:${server.port}`;

const keyOf = (at: number): string =>
  `AWSLogs/${ACCOUNT}/CloudTrail/us-east-1/2026/03/01/${ACCOUNT}_CloudTrail_us-east-1_20260301T1000Z_${String(at).padStart(16, '0')}.json.gz`;

const logOf = (at: number): Buffer =>
  gzipSync(
    JSON.stringify({
      Records: [
        {
          eventID: `event-${at}`,
          eventTime: '2026-03-01T09:58:00Z',
          eventSource: 'cloudtrail.amazonaws.com',
          eventName: at % EVERY === 0 ? 'DeleteTrail' : 'ListTrails',
          awsRegion: 'us-east-1',
          recipientAccountId: ACCOUNT,
          userIdentity: { arn: `arn:aws:iam::${ACCOUNT}:user/user-${at}` },
        },
      ],
    }),
  );

const notificationOf = (at: number): string =>
  JSON.stringify({
    Records: [
      {
        eventName: 'ObjectCreated:Put',
        eventTime: '2026-03-01T10:01:00.000Z',
        s3: { bucket: { name: 'logs' }, object: { key: keyOf(at), size: 300, eTag: String(at) } },
      },
    ],
  });

async function alerts(): Promise<readonly { readonly actor: string; readonly id: string }[]> {
  const text = await readFile(alertFile, 'utf8').catch(() => '');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Watches until so many alerts are there, and ends the process with the signal. */
async function watchUntil(count: number, signal: NodeJS.Signals) {
  const source = `watch s3://logs --queue ${queueUrl} --endpoint-url ${endpoint()}`;
  const rules = `--rules ${join(folder, 'rule.yml')} --rule rule --group none`;
  const output = `--alert-file ${alertFile} --state ${join(folder, 'state')} --heartbeat 0 --json`;
  return orgtrail(`${source} ${rules} ${output}`.split(' '), {
    cwd: folder,
    env,
    meanwhile: async (kill) => {
      for (let waited = 0; (await alerts()).length < count && waited < 90_000; waited += 50)
        await setTimeout(50);
      kill(signal);
    },
  });
}

it('a watch that is killed twice while 10,000 objects arrive tells every finding, and none twice', async () => {
  await watchUntil(Math.floor(ALERTS / 5), 'SIGKILL');
  const afterFirst = (await alerts()).length;
  await watchUntil(Math.floor(ALERTS / 2), 'SIGKILL');
  expect(afterFirst).toBeLessThan(ALERTS);
  const { exit } = await watchUntil(ALERTS, 'SIGINT');
  const told = await alerts();
  expect(told).toHaveLength(ALERTS);
  expect(new Set(told.map(({ id }) => id)).size).toBe(ALERTS);
  expect(new Set(told.map(({ actor }) => actor)).size).toBe(ALERTS);
  expect(exit).not.toBe(1);
}, 300_000);
