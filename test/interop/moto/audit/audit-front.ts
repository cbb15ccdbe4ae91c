import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail';
import { answerStorage } from './storage-answers.js';
import { type AuditWorld, emptyWorld, type UsageWorld } from './audit-world.js';
import { MOTO_MANAGEMENT, type MotoAccounts, openMotoAccounts } from '../moto-accounts.js';
import { readQuery, writeAnswer, writeError, type XmlValue } from '../query-protocol.js';
import { type Answer, type Call, forward, json, learnSession, readCall } from '../wire.js';

/** One request as it came over the wire. */
export interface WireCall {
  readonly service: string;
  readonly operation: string;
  readonly accountId: string;
}

export interface AuditFront {
  readonly url: string;
  readonly accounts: MotoAccounts;
  readonly world: AuditWorld;
  readonly calls: WireCall[];
  stop(): Promise<void>;
}

/** AWS for an audit on one port: moto, and in front of it what moto lacks or says wrongly. */
export async function startAuditFront(motoUrl: string): Promise<AuditFront> {
  const accounts = openMotoAccounts(motoUrl);
  const trails = keepTrailClients(accounts);
  const world = emptyWorld();
  const calls: WireCall[] = [];
  const sessions = new Map<string, string>();
  const server = createServer(async (message, response) => {
    const call = await readCall(message, sessions);
    calls.push({ service: call.service, operation: call.operation, accountId: call.home.accountId });
    const answer = (await answerInstead(world, trails, call, motoUrl)) ?? (await forward(motoUrl, call));
    learnSession(call, answer, sessions);
    response.writeHead(answer.status, answer.headers as never).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    accounts,
    world,
    calls,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answerInstead(
  world: AuditWorld,
  trails: TrailClients,
  call: Call,
  motoUrl: string,
): Promise<Answer | undefined> {
  switch (call.service) {
    case 'sts':
      return answerEntry(world, call);
    case 'account':
      return answerRegions(world, call);
    case 'cloudtrail':
      return answerTrails(world, trails, call);
    case 'organizations':
      return answerOrganizations(world, call);
    case 'cloudformation':
      return answerStacks(world, call);
    case 's3':
      return answerStorage(world, call, motoUrl);
    case 'ce':
      return json({ ResultsByTime: world.usage.map(usageResult) });
    default:
      return undefined;
  }
}

function answerRegions({ regions, optedIn }: AuditWorld, { home }: Call): Answer {
  const own = optedIn.get(home.accountId) ?? [];
  return json({
    Regions: [
      ...regions.map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED_BY_DEFAULT' })),
      ...own.map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED' })),
    ],
  });
}

function answerEntry({ closed }: AuditWorld, { operation, body }: Call): Answer | undefined {
  if (operation !== 'AssumeRole') return undefined;
  const arn = new URLSearchParams(body.toString()).get('RoleArn') ?? '';
  if (!closed.has(arn.split(':')[4] ?? '')) return undefined;
  const text = writeError('AccessDenied', `not authorized to perform: sts:AssumeRole on resource: ${arn}`);
  return { status: 403, headers: { 'content-type': 'text/xml' }, body: Buffer.from(text) };
}

/** A member sees the organization's trail beside its own, with the management account's ARN; moto shows it to none. */
async function answerTrails(
  world: AuditWorld,
  trails: TrailClients,
  call: Call,
): Promise<Answer | undefined> {
  const { accountId, region } = call.home;
  if (call.operation === 'DescribeTrails') return json({ trailList: await trailsSeen(world, trails, call) });
  if (call.operation === 'GetInsightSelectors' && world.insights !== undefined) {
    return json({ InsightSelectors: world.insights.map((InsightType) => ({ InsightType })) });
  }
  if (call.operation !== 'GetTrailStatus') return undefined;
  const { Name } = JSON.parse(call.body.toString()) as { readonly Name: string };
  const [, , , home = region, owner = accountId] = Name.split(':');
  const { IsLogging } = await (await trails(owner, home)).send(new GetTrailStatusCommand({ Name }));
  const now = Math.floor(Date.now() / 1000);
  const delivered = IsLogging === true && { LatestDeliveryTime: now, LatestDigestDeliveryTime: now };
  const cloudWatch = { LatestCloudWatchLogsDeliveryTime: now };
  return json({ IsLogging, ...delivered, ...cloudWatch, ...world.trailStatus.get(`${accountId} ${region}`) });
}

async function trailsSeen(
  { withoutTrail }: AuditWorld,
  trails: TrailClients,
  { home: { accountId, region } }: Call,
): Promise<readonly Trail[]> {
  const [own, all] = await Promise.all([
    describeTrails(await trails(accountId, region)),
    accountId === MOTO_MANAGEMENT ? [] : describeTrails(await trails(MOTO_MANAGEMENT, region)),
  ]);
  const seen = [...own, ...all.filter(({ IsOrganizationTrail }) => IsOrganizationTrail)];
  return withoutTrail.has(accountId) ? seen.filter((trail) => trail.IsOrganizationTrail !== true) : seen;
}

type TrailClients = (accountId: string, region: string) => Promise<CloudTrailClient>;

/** One client for each account and Region, so that connections are made once. */
function keepTrailClients(accounts: MotoAccounts): TrailClients {
  const clients = new Map<string, Promise<CloudTrailClient>>();
  return (accountId, region) => {
    const place = `${accountId} ${region}`;
    const client =
      clients.get(place) ??
      accounts.settings(accountId, region).then((settings) => new CloudTrailClient(settings));
    clients.set(place, client);
    return client;
  };
}

async function describeTrails(client: CloudTrailClient): Promise<readonly Trail[]> {
  return (await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }))).trailList ?? [];
}

function answerOrganizations({ administrators }: AuditWorld, { operation, body }: Call): Answer | undefined {
  if (operation !== 'ListDelegatedAdministrators') return undefined;
  const { ServicePrincipal = '' } = JSON.parse(body.toString()) as { readonly ServicePrincipal?: string };
  return json({
    DelegatedAdministrators: (administrators.get(ServicePrincipal) ?? []).map((Id) => ({ Id })),
  });
}

function answerStacks(world: AuditWorld, { body, home }: Call): Answer {
  const query = readQuery(body.toString());
  const set = world.stackSets.find(({ name }) => name === query.text('StackSetName'));
  const answers: Readonly<Record<string, () => XmlValue>> = {
    DescribeOrganizationsAccess: () => ({ Status: world.stackSetsAccess }),
    ListStackSets: () => ({ Summaries: world.stackSets.map(({ name }) => ({ StackSetName: name })) }),
    DescribeStackSet: () => ({
      StackSet: {
        StackSetName: set!.name,
        Status: 'ACTIVE',
        PermissionModel: 'SERVICE_MANAGED',
        TemplateBody: '{}',
        AutoDeployment: { Enabled: set!.enabled, RetainStacksOnAccountRemoval: set!.retained },
        OrganizationalUnitIds: set!.targets,
        Regions: set!.regions,
      },
    }),
    ListStackInstances: () => ({
      Summaries: set!.instances.map(({ account, region, status }) => ({
        Account: account,
        Region: region,
        Status: status,
      })),
    }),
    ListStacks: () => ({
      StackSummaries: (world.stacks.get(`${home.accountId} ${home.region}`) ?? []).map((StackName) => ({
        StackName,
        StackStatus: 'CREATE_COMPLETE',
      })),
    }),
  };
  const answer = answers[query.operation];
  const text =
    answer === undefined
      ? writeError('InvalidAction', query.operation)
      : writeAnswer(query.operation, answer());
  return {
    status: answer === undefined ? 400 : 200,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(text),
  };
}

function usageResult({ month, account, type, quantity }: UsageWorld) {
  const Metrics = {
    UsageQuantity: { Amount: String(quantity), Unit: 'Events' },
    UnblendedCost: { Amount: '0', Unit: 'USD' },
  };
  return {
    TimePeriod: { Start: `${month}-01`, End: `${month}-28` },
    Groups: [{ Keys: [account, type], Metrics }],
  };
}
