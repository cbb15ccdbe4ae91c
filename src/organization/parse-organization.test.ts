import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedRegions } from './organization.js';
import { parseOrganization } from './parse-organization.js';

const management = {
  accountId: '111111111111',
  name: 'Management',
  role: 'management',
  unit: 'Root',
  status: 'ACTIVE',
};
const archive = {
  accountId: '222222222222',
  name: 'Log archive',
  role: 'log-archive',
  unit: 'Root/Security',
  status: 'ACTIVE',
};
const member = {
  accountId: '333333333333',
  name: 'Payments',
  role: 'member',
  unit: 'Root/Workloads/Production',
  joinedAt: '2026-01-15T08:30:00Z',
  leftAt: '2026-02-01T00:00:00.000Z',
  status: 'SUSPENDED',
  regions: ['eu-west-1'],
};
const json = {
  schema: 'orgtrail.organization/1',
  organizationId: 'o-exampleorgid',
  managementAccountId: '111111111111',
  logArchiveAccountId: '222222222222',
  trail: {
    name: 'organization-trail',
    homeRegion: 'us-east-1',
    bucket: 'example-organization-audit',
    prefix: '',
    arn: 'arn:aws:cloudtrail:us-east-1:111111111111:trail/organization-trail',
  },
  regions: ['us-east-1', 'eu-west-1'],
  accounts: [management, archive, member],
};

interface Wrong {
  readonly name: string;
  readonly json: unknown;
  readonly paths: readonly string[];
}

const wrong: readonly Wrong[] = [
  { name: 'a list', json: [json], paths: [''] },
  { name: 'null', json: null, paths: [''] },
  {
    name: 'nothing but braces',
    json: {},
    paths: ['schema', 'organizationId', 'managementAccountId', 'trail', 'regions', 'accounts'],
  },
  { name: 'a newer schema', json: { ...json, schema: 'orgtrail.organization/2' }, paths: ['schema'] },
  {
    name: 'an account id as number',
    json: { ...json, managementAccountId: 111111111111 },
    paths: ['managementAccountId'],
  },
  {
    name: 'null for an optional account',
    json: { ...json, securityAccountId: null },
    paths: ['securityAccountId'],
  },
  { name: 'regions as one text', json: { ...json, regions: 'us-east-1' }, paths: ['regions'] },
  { name: 'a Region that is none', json: { ...json, regions: ['us-east-1', 'mars'] }, paths: ['regions[1]'] },
  {
    name: 'a prefix with a slash at its end',
    json: withTrail({ prefix: 'audit/' }),
    paths: ['trail.prefix'],
  },
  { name: 'an empty bucket', json: withTrail({ bucket: '' }), paths: ['trail.bucket'] },
  {
    name: 'several faults in several accounts',
    json: withAccounts(management, { ...archive, role: 'audit' }, { ...member, status: 'active', name: 7 }),
    paths: ['accounts[1].role', 'accounts[2].name', 'accounts[2].status'],
  },
  {
    name: 'an account that is a text',
    json: withAccounts(management, archive, '333333333333'),
    paths: ['accounts[2]'],
  },
  {
    name: 'times with an offset or not in the calendar',
    json: withAccounts(management, archive, {
      ...member,
      joinedAt: '2026-01-15T08:30:00+01:00',
      leftAt: '2026-02-30T00:00:00Z',
    }),
    paths: ['accounts[2].joinedAt', 'accounts[2].leftAt'],
  },
  {
    name: 'a Region of an account that is none',
    json: withAccounts(management, archive, { ...member, regions: ['eu-west-1', 1] }),
    paths: ['accounts[2].regions[1]'],
  },
];

const contradictory: readonly Wrong[] = [
  {
    name: 'an account twice',
    json: withAccounts(management, archive, { ...member, accountId: '222222222222' }),
    paths: ['accounts[2].accountId'],
  },
  { name: 'no management account', json: withAccounts(archive), paths: ['managementAccountId'] },
  {
    name: 'two management accounts',
    json: withAccounts(management, archive, { ...member, role: 'management' }),
    paths: ['managementAccountId'],
  },
  {
    name: 'another log archive',
    json: { ...json, logArchiveAccountId: '333333333333' },
    paths: ['logArchiveAccountId'],
  },
  {
    name: 'a security account that no account is',
    json: { ...json, securityAccountId: '333333333333' },
    paths: ['securityAccountId'],
  },
  {
    name: 'a security account that is not named',
    json: withAccounts(management, archive, { ...member, role: 'security' }),
    paths: ['securityAccountId'],
  },
  { name: 'a trail of another name', json: withTrail({ name: 'other' }), paths: ['trail.arn'] },
  {
    name: 'a trail of a member account',
    json: withTrail({ arn: 'arn:aws:cloudtrail:us-east-1:333333333333:trail/organization-trail' }),
    paths: ['trail.arn'],
  },
  {
    name: 'an ARN with something before it',
    json: withTrail({ arn: `x${json.trail.arn}` }),
    paths: ['trail.arn'],
  },
  {
    name: 'a home Region that is not enabled',
    json: { ...json, regions: ['eu-west-1'] },
    paths: ['trail.homeRegion'],
  },
  {
    name: 'a member that left before it joined',
    json: withAccounts(management, archive, { ...member, leftAt: '2026-01-01T00:00:00Z' }),
    paths: ['accounts[2].leftAt'],
  },
];

describe('parseOrganization', () => {
  test('reads a description, with its times as dates', () => {
    const [joinedAt, leftAt] = [new Date('2026-01-15T08:30:00Z'), new Date('2026-02-01T00:00:00Z')];
    expect(parseOrganization(json)).toStrictEqual({
      kind: 'ok',
      organization: { ...json, accounts: [management, archive, { ...member, joinedAt, leftAt }] },
    });
  });

  test('gives the same again after it was written as JSON', () => {
    const first = parseOrganization(json);
    const written: unknown = JSON.parse(JSON.stringify(first.kind === 'ok' ? first.organization : undefined));
    expect(parseOrganization(written)).toStrictEqual(first);
  });

  test('reads a trail of GovCloud with a prefix', () => {
    const homeRegion = 'us-gov-west-1';
    const arn = `arn:aws-us-gov:cloudtrail:${homeRegion}:111111111111:trail/organization-trail`;
    const trail = { ...json.trail, homeRegion, arn, prefix: 'o-exampleorgid/audit' };
    expect(parseOrganization({ ...json, trail, regions: [homeRegion] }).kind).toBe('ok');
  });

  test('drops members that it does not know', () => {
    expect(parseOrganization({ ...json, comment: 'x' })).toStrictEqual(parseOrganization(json));
  });

  test.each(wrong)('names the place in $name', ({ json, paths }) => {
    expect(pathsOf(json)).toEqual(paths);
  });

  test.each(contradictory)('finds the contradiction in $name', ({ json, paths }) => {
    expect(pathsOf(json)).toEqual(paths);
  });

  test('says what is expected', () => {
    expect(parseOrganization({ ...json, organizationId: 'example' })).toEqual({
      kind: 'invalid',
      problems: [{ path: 'organizationId', message: 'expected an organization id such as o-exampleorgid' }],
    });
  });

  test('answers any JSON and never throws', () => {
    const changed = fc
      .tuple(fc.constantFrom(...Object.keys(json)), fc.jsonValue())
      .map(([name, value]) => ({ ...json, [name]: value }));
    fc.assert(
      fc.property(fc.oneof(changed, fc.jsonValue()), (value) => {
        expect(['ok', 'invalid']).toContain(parseOrganization(value).kind);
      }),
    );
  });
});

describe('expectedRegions', () => {
  test("are the organization's, unless the account has its own", () => {
    const result = parseOrganization(json);
    if (result.kind !== 'ok') throw new Error('the example is invalid');
    const { organization } = result;
    expect(organization.accounts.map((account) => expectedRegions(organization, account))).toEqual([
      ['us-east-1', 'eu-west-1'],
      ['us-east-1', 'eu-west-1'],
      ['eu-west-1'],
    ]);
  });
});

function pathsOf(json: unknown): readonly string[] {
  const result = parseOrganization(json);
  return result.kind === 'ok' ? [] : result.problems.map(({ path }) => path);
}

function withTrail(change: object): unknown {
  return { ...json, trail: { ...json.trail, ...change } };
}

function withAccounts(...accounts: readonly unknown[]): unknown {
  return { ...json, accounts };
}
