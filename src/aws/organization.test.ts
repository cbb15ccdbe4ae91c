import { afterEach, describe, expect, it } from 'vitest';
import {
  type JsonAnswer,
  type JsonRequest,
  type JsonServer,
  startJsonServer,
} from '../../test/contract/json-server.js';
import { parseRegion } from '../cloudtrail/index.js';
import { parseOrganization } from '../organization/index.js';
import { describeLiveOrganization, type LiveOrganizationOptions } from './organization.js';

const management = '111111111111';
const payments = '222222222222';
const closed = '333333333333';
const arnOf = (name: string) => `arn:aws:cloudtrail:us-east-1:${management}:trail/${name}`;
const trailArn = arnOf('org-trail');

const trail = {
  Name: 'org-trail',
  TrailARN: trailArn,
  HomeRegion: 'us-east-1',
  S3BucketName: 'audit',
  S3KeyPrefix: 'logs',
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
};
const own = { ...trail, Name: 'own', TrailARN: arnOf('own'), IsOrganizationTrail: false };
const second = { ...trail, Name: 'data', TrailARN: arnOf('data'), S3BucketName: 'data-events' };

const account = (Id: string, rest: object = {}) => ({
  Id,
  Arn: `arn:aws:organizations::${management}:account/o-exampleorgid/${Id}`,
  Name: `account ${Id[0]}`,
  State: 'ACTIVE',
  JoinedTimestamp: Date.parse('2026-01-15T08:30:00Z') / 1000,
  Paths: [`o-exampleorgid/r-ab12/ou-ab12-11111111/${Id}/`],
  ...rest,
});

const ok = (document: unknown): JsonAnswer => ({ kind: 'ok', document });
const denied: JsonAnswer = { kind: 'error', name: 'AccessDeniedException' };

type Answers = Readonly<Record<string, JsonAnswer | ((request: JsonRequest) => JsonAnswer)>>;

const everything: Answers = {
  DescribeOrganization: ok({ Organization: { Id: 'o-exampleorgid', MasterAccountId: management } }),
  ListAccounts: ({ input }) =>
    input['NextToken'] === undefined
      ? ok({ Accounts: [account(management), account(payments)], NextToken: 'more' })
      : ok({ Accounts: [account(closed, { State: 'CLOSED' })] }),
  DescribeTrails: ok({ trailList: [own, trail] }),
};

const open: { server?: JsonServer } = {};
afterEach(() => open.server?.stop());

async function describeWith(answers: Answers, options: LiveOrganizationOptions = {}) {
  const server = await startJsonServer((request) => {
    const answer = answers[request.operation] ?? denied;
    return typeof answer === 'function' ? answer(request) : answer;
  });
  open.server = server;
  const live = await describeLiveOrganization({
    endpointUrl: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'example', secretAccessKey: 'example', accountId: management },
    maximumAttempts: 1,
    ...options,
  });
  return { ...live, requests: server.requests };
}

const idsOf = ({
  organization,
}: {
  organization: { accounts: readonly { accountId: string }[] } | undefined;
}) => organization?.accounts.map(({ accountId }) => accountId);

describe('describeLiveOrganization', () => {
  it('describes organization, trail and accounts of all pages, in the form of organization.json', async () => {
    const { organization, lowered } = await describeWith(everything);
    expect(lowered).toEqual([]);
    expect(organization).toMatchObject({
      organizationId: 'o-exampleorgid',
      managementAccountId: management,
      trail: { name: 'org-trail', homeRegion: 'us-east-1', bucket: 'audit', prefix: 'logs', arn: trailArn },
      accounts: [
        {
          accountId: management,
          name: 'account 1',
          role: 'management',
          unit: 'r-ab12/ou-ab12-11111111',
          joinedAt: new Date('2026-01-15T08:30:00Z'),
          status: 'ACTIVE',
        },
        { accountId: payments, role: 'member', status: 'ACTIVE' },
        { accountId: closed, role: 'member', status: 'CLOSED' },
      ],
    });
    expect(parseOrganization(JSON.parse(JSON.stringify(organization)))).toMatchObject({ kind: 'ok' });
  });

  it('reads the older status of an account as well', async () => {
    const ListAccounts = ok({ Accounts: [account(payments, { State: undefined, Status: 'SUSPENDED' })] });
    const { organization } = await describeWith({ ...everything, ListAccounts });
    expect(organization?.accounts).toMatchObject([
      { accountId: management },
      { accountId: payments, status: 'SUSPENDED' },
    ]);
  });

  it('expects every Region that no account can disable of a multi-Region trail, and else its home', async () => {
    expect((await describeWith(everything)).organization?.regions).toHaveLength(17);
    await open.server?.stop();
    const DescribeTrails = ok({ trailList: [{ ...trail, IsMultiRegionTrail: false }] });
    const single = await describeWith({ ...everything, DescribeTrails }, { accountRegions: true });
    expect(single.organization?.regions).toEqual(['us-east-1']);
    expect(single.requests.map(({ operation }) => operation)).not.toContain('listRegions');
  });

  it('chooses among organization trails by bucket, name or ARN, and not by chance', async () => {
    const answers = { ...everything, DescribeTrails: ok({ trailList: [trail, second] }) };
    for (const choice of [{ bucket: 'data-events' }, { trail: 'data' }, { trail: arnOf('data') }]) {
      const { organization } = await describeWith(answers, choice);
      expect(organization?.trail.name, JSON.stringify(choice)).toBe('data');
      await open.server?.stop();
    }
    const { organization, lowered } = await describeWith(answers);
    expect(organization).toBeUndefined();
    expect(lowered).toMatchObject([
      { action: 'cloudtrail:DescribeTrails', reason: 'refused', consequence: 'nothing is expected' },
    ]);
    expect(lowered[0]?.detail).toBe(`several organization trails: ${trailArn}, ${arnOf('data')}`);
  });
});

describe('a denied lookup', () => {
  it('of the accounts leaves the management account', async () => {
    const live = await describeWith({ ...everything, ListAccounts: denied });
    expect(idsOf(live)).toEqual([management]);
    expect(live.lowered).toEqual([
      {
        action: 'organizations:ListAccounts',
        reason: 'denied',
        detail: 'AccessDeniedException: ListAccounts is refused (HTTP 400)',
        consequence: 'only the management account is expected',
      },
    ]);
  });

  it('of a later page leaves the accounts before it', async () => {
    const ListAccounts = ({ input }: JsonRequest): JsonAnswer =>
      input['NextToken'] === undefined
        ? ok({ Accounts: [account(management), account(payments)], NextToken: 'more' })
        : { kind: 'error', name: 'TooManyRequestsException' };
    const live = await describeWith({ ...everything, ListAccounts });
    expect(idsOf(live)).toEqual([management, payments]);
    expect(live.lowered).toMatchObject([
      { reason: 'throttled', consequence: 'only the 2 accounts that were listed before are expected' },
    ]);
  });

  it('of the organization leaves what the accounts say of it', async () => {
    const live = await describeWith({ ...everything, DescribeOrganization: denied });
    expect(live.organization).toMatchObject({
      organizationId: 'o-exampleorgid',
      managementAccountId: management,
    });
    expect(live.lowered).toMatchObject([{ action: 'organizations:DescribeOrganization', reason: 'denied' }]);
  });

  it('of the trail leaves the one that the digests name, if they do', async () => {
    const answers = { ...everything, DescribeTrails: denied };
    const without = await describeWith(answers);
    expect(without.organization).toBeUndefined();
    expect(without.lowered).toMatchObject([{ consequence: 'nothing is expected' }]);
    await open.server?.stop();
    const homeRegion = parseRegion('us-east-1')!;
    const assumedTrail = { name: 'seen', homeRegion, bucket: 'audit', prefix: '', isMultiRegion: true };
    const live = await describeWith(answers, { assumedTrail });
    expect(live.organization?.trail).toEqual({
      name: 'seen',
      homeRegion: 'us-east-1',
      bucket: 'audit',
      prefix: '',
      arn: arnOf('seen'),
    });
    expect(live.lowered).toMatchObject([
      {
        action: 'cloudtrail:DescribeTrails',
        consequence: 'the trail is taken to be the one that the digests name',
      },
    ]);
  });

  it('of everything is told for each and aborts nothing', async () => {
    const live = await describeWith({});
    expect(live.organization).toBeUndefined();
    expect(live.lowered.map(({ action }) => action)).toEqual([
      'organizations:DescribeOrganization',
      'organizations:ListAccounts',
      'cloudtrail:DescribeTrails',
    ]);
    expect(new Set(live.lowered.map(({ consequence }) => consequence))).toEqual(
      new Set(['nothing is expected']),
    );
  });
});

describe('the Regions of accounts', () => {
  const enabled = (...names: readonly string[]): JsonAnswer =>
    ok({ Regions: names.map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED' })) });

  it('are asked for when wanted: of members by name, of the management account by itself, of closed ones not', async () => {
    const live = await describeWith(
      {
        ...everything,
        listRegions: ({ input }) =>
          enabled('us-east-1', input['AccountId'] === payments ? 'me-south-1' : 'af-south-1'),
      },
      { accountRegions: true },
    );
    expect(live.lowered).toEqual([]);
    expect(live.organization?.accounts.map(({ regions }) => regions)).toEqual([
      ['us-east-1', 'af-south-1'],
      ['us-east-1', 'me-south-1'],
      undefined,
    ]);
    const asked = live.requests.filter(({ operation }) => operation === 'listRegions');
    expect(asked.map(({ input }) => input['AccountId'])).toEqual([undefined, payments]);
    expect(asked[0]?.input['RegionOptStatusContains']).toEqual(['ENABLED', 'ENABLED_BY_DEFAULT']);
  });

  it('are not asked for again and again once they were denied', async () => {
    const members = [payments, '444444444444', '555555555555'];
    const ListAccounts = ok({ Accounts: [management, ...members].map((id) => account(id)) });
    const live = await describeWith(
      { ...everything, ListAccounts, listRegions: denied },
      { accountRegions: true, credentials: { accessKeyId: 'example', secretAccessKey: 'example' } },
    );
    expect(live.requests.filter(({ operation }) => operation === 'listRegions')).toHaveLength(1);
    expect(live.organization?.accounts.some(({ regions }) => regions !== undefined)).toBe(false);
    expect(live.lowered).toMatchObject([
      {
        action: 'account:ListRegions',
        reason: 'denied',
        consequence: 'of 4 of 4 accounts only the Regions that no account can disable are expected',
      },
    ]);
  });

  it('of one account that cannot be had are the only ones missing', async () => {
    const ListAccounts = ok({ Accounts: [management, payments, '444444444444'].map((id) => account(id)) });
    const live = await describeWith(
      {
        ...everything,
        ListAccounts,
        listRegions: ({ input }) =>
          input['AccountId'] === payments
            ? { kind: 'error', name: 'ValidationException' }
            : enabled('us-east-1'),
      },
      { accountRegions: true },
    );
    expect(live.organization?.accounts.map(({ regions }) => regions)).toEqual([
      ['us-east-1'],
      undefined,
      ['us-east-1'],
    ]);
    expect(live.lowered).toMatchObject([{ reason: 'refused', detail: expect.stringContaining(payments) }]);
  });
});

it('expects nothing when trail and organization are not of one another', async () => {
  const DescribeTrails = ok({ trailList: [{ ...trail, TrailARN: trailArn.replace(management, closed) }] });
  const { organization, lowered } = await describeWith({ ...everything, DescribeTrails });
  expect(organization).toBeUndefined();
  expect(lowered).toMatchObject([{ detail: expect.stringContaining('do not fit together (trail.arn') }]);
});
