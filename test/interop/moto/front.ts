import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Refusal } from '../../rig/refusal.js';
import { createStackMachine, type Home } from '../../rig/stack-machine.js';
import { createStackSetMachine } from '../../rig/stack-set-machine.js';
import { cloudFormationHandlers } from './cloudformation-front.js';
import { type MotoAccounts, MOTO_MANAGEMENT, openMotoAccounts } from './moto-accounts.js';
import { motoProvisioner } from './moto-provisioner.js';
import { readQuery, writeAnswer, writeError } from './query-protocol.js';
import { type Answer, type Call, forward, json, learnSession, readCall } from './wire.js';

export interface Front {
  readonly url: string;
  readonly accounts: MotoAccounts;
  /** Calls that change something, as `service:Operation`. */
  readonly writes: string[];
  stop(): Promise<void>;
}

/**
 * AWS on one port: moto, and in front of it what moto lacks. That is CloudFormation (its state machines are
 * in test/rig), delegated administrators of CloudTrail, and deliveries of a trail.
 */
export async function startFront(motoUrl: string, memberAccountIds: readonly string[]): Promise<Front> {
  const accounts = openMotoAccounts(motoUrl);
  const writes: string[] = [];
  const sessions = new Map<string, string>();
  const answerOwn = ownAnswers(accounts, memberAccountIds);
  const overlay = deliveries([MOTO_MANAGEMENT, ...memberAccountIds]);
  const server = createServer(async (message, response) => {
    const call = await readCall(message, sessions);
    if (!READS.test(call.operation)) writes.push(`${call.service}:${call.operation}`);
    const answer = (await answerOwn(call)) ?? (await overlay(call, await forward(motoUrl, call)));
    learnSession(call, answer, sessions);
    response.writeHead(answer.status, answer.headers as never).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    accounts,
    writes,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const READS = /^(?:Describe|List|Get|Head|AssumeRole)/;

function ownAnswers(accounts: MotoAccounts, memberAccountIds: readonly string[]) {
  const readTemplate = (url: string, home: Home) => readFromBucket(accounts, url, home);
  const stacks = createStackMachine({
    now: () => new Date(),
    provisioner: motoProvisioner(accounts),
    readTemplate,
    pace: 100,
  });
  const stackSets = createStackSetMachine({ accountsBelow: () => memberAccountIds });
  const handlers = cloudFormationHandlers({ stacks, stackSets, readTemplate }, { isActive: false });
  const administrators = new Set<string>();
  const policies = new Map<string, Buffer>();
  return async (call: Call): Promise<Answer | undefined> => {
    if (call.service === 'cloudformation') return answerCloudFormation(handlers, call);
    return answerBucketPolicy(policies, call) ?? answerAdministrators(administrators, call);
  };
}

/** moto denies what a statement denies without a look at its condition, so that it is not given any. */
function answerBucketPolicy(
  policies: Map<string, Buffer>,
  { service, method, path, body }: Call,
): Answer | undefined {
  const [bucket, query = ''] = path.split('?');
  if (service !== 's3' || !/^policy=?(?:&|$)/.test(query)) return undefined;
  if (method === 'PUT') {
    policies.set(bucket!, body);
    return { status: 204, headers: {}, body: Buffer.alloc(0) };
  }
  const found = policies.get(bucket!);
  if (found !== undefined) return { status: 200, headers: {}, body: found };
  const text =
    '<Error><Code>NoSuchBucketPolicy</Code><Message>The bucket policy does not exist</Message></Error>';
  return { status: 404, headers: { 'content-type': 'application/xml' }, body: Buffer.from(text) };
}

async function answerCloudFormation(
  handlers: ReturnType<typeof cloudFormationHandlers>,
  { body, home }: Call,
): Promise<Answer> {
  const query = readQuery(body.toString());
  const xml = (status: number, text: string): Answer => ({
    status,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(text),
  });
  try {
    return xml(200, writeAnswer(query.operation, await handlers[query.operation]!(query, home)));
  } catch (error) {
    if (error instanceof Refusal) return xml(400, writeError(error.code, error.message));
    return xml(500, writeError('RigFailure', `${query.operation}: ${(error as Error).stack}`));
  }
}

/** moto knows neither the calls of CloudTrail nor its service principal in those of Organizations. */
function answerAdministrators(administrators: Set<string>, { operation, body }: Call): Answer | undefined {
  const input = () => JSON.parse(body.toString()) as Readonly<Record<string, string>>;
  switch (operation) {
    case 'RegisterOrganizationDelegatedAdmin':
      administrators.add(input()['MemberAccountId']!);
      return json({});
    case 'DeregisterOrganizationDelegatedAdmin':
      administrators.delete(input()['DelegatedAdminAccountId']!);
      return json({});
    case 'ListDelegatedAdministrators':
      return json({ DelegatedAdministrators: [...administrators].map((Id) => ({ Id })) });
    default:
      return undefined;
  }
}

/** A trail that records has delivered by the time it is asked, of every account: moto itself never delivers. */
function deliveries(accountIds: readonly string[]) {
  return (call: Call, answer: Answer): Answer => {
    if (answer.status !== 200) return answer;
    if (call.operation === 'GetTrailStatus') return withDelivery(answer);
    return call.service === 's3' && /[?&]delimiter=%2F/.test(call.path)
      ? withFolders(call, answer, accountIds)
      : answer;
  };
}

function withFolders({ path }: Call, answer: Answer, accountIds: readonly string[]): Answer {
  const prefix = new URL(path, 'http://moto').searchParams.get('prefix') ?? '';
  if (!/AWSLogs\/o-[a-z0-9]+\/$/.test(prefix)) return answer;
  const folders = accountIds.map((id) => `<CommonPrefixes><Prefix>${prefix}${id}/</Prefix></CommonPrefixes>`);
  const body = Buffer.from(
    answer.body.toString().replace('</ListBucketResult>', `${folders.join('')}</ListBucketResult>`),
  );
  const { 'content-length': _length, ...headers } = answer.headers;
  return { ...answer, headers, body };
}

function withDelivery(answer: Answer): Answer {
  const status = JSON.parse(answer.body.toString()) as { readonly IsLogging?: boolean };
  if (status.IsLogging !== true) return answer;
  const now = Math.floor(Date.now() / 1000);
  return json({ ...status, LatestDeliveryTime: now, LatestDigestDeliveryTime: now });
}

async function readFromBucket(accounts: MotoAccounts, url: string, home: Home): Promise<string> {
  const [, Bucket, Key] = /^https:\/\/([^.]+)\.s3\.[^/]+\/(.+)$/.exec(url) ?? [];
  const client = new S3Client({ ...(await accounts.settings(home.accountId)), forcePathStyle: true });
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return await Body!.transformToString();
  } catch (error) {
    throw new Refusal('ValidationError', `S3 error: ${(error as Error).message}`);
  } finally {
    client.destroy();
  }
}
