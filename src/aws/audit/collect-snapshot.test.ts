import { describe, expect, it } from 'vitest';
import { type Answers, createRecordedAws, denied } from '../../../test/rig/recorded-aws.js';
import {
  BUCKET,
  HOME,
  HUB_BUS,
  KEY,
  LOG_ARCHIVE,
  MANAGEMENT,
  NOW,
  OTHER,
  PAYMENTS,
  recordedOrganization,
  SECRET_ENDPOINT,
  SECURITY,
  TOPIC,
} from '../../../test/rig/recorded-organization.js';
import type { Answer, Snapshot, Unknown } from '../../audit/index.js';
import { listed } from '../../policy/index.js';
import { auditorPolicy } from './auditor-policy.js';
import { type AuditedRole, CALLS, type Operation } from './calls.js';
import { collectSnapshot } from './collect-snapshot.js';

const instantly = { now: () => NOW.getTime(), sleep: async () => {} };

async function collect(answers: Answers = recordedOrganization, caller = MANAGEMENT) {
  const aws = createRecordedAws(caller, answers);
  const snapshot = await collectSnapshot({
    homeRegion: HOME as never,
    now: NOW,
    signal: new AbortController().signal,
    makeClient: aws.makeClient,
    clock: instantly,
  });
  return { snapshot, ...aws };
}

const denying = (operation: string, when: (accountId: string) => boolean = () => true): Answers => ({
  ...recordedOrganization,
  [operation]: (call) => {
    if (when(call.accountId)) throw denied(operation);
    return recordedOrganization[operation]!(call);
  },
});

/** Every unknown answer of a snapshot, wherever it stands. */
function unknownsIn(value: unknown): readonly Unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'unknown') return [value as Unknown];
  return Object.values(value).flatMap(unknownsIn);
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.kind === 'known') return answer.value;
  throw new Error(`${answer.operation} has no answer: ${answer.message}`);
}

const refusals = (value: unknown) => unknownsIn(value).filter(({ reason }) => reason !== 'not-asked');

describe('collectSnapshot', () => {
  it('answers every question about an organization that may be asked everything', async () => {
    const { snapshot } = await collect();
    expect(refusals(snapshot)).toEqual([]);
    expect(snapshot.organization).toMatchObject({
      description: { value: { id: 'o-exampleorgid', managementAccountId: MANAGEMENT, featureSet: 'ALL' } },
      trailAdministrators: { value: [SECURITY] },
      stackSetAdministrators: { value: [] },
      stackSetsAccess: { value: 'ENABLED' },
      roots: { value: [{ id: 'r-ab12', policyTypes: ['SERVICE_CONTROL_POLICY'] }] },
      units: { value: [{ id: 'ou-ab12-11111111', parentId: 'r-ab12' }] },
      landingZones: { value: [] },
    });
    expect(snapshot.accounts.map(({ accountId }) => accountId)).toEqual([
      MANAGEMENT,
      LOG_ARCHIVE,
      SECURITY,
      PAYMENTS,
    ]);
  });

  it('says where accounts stand and what policies are attached to each target', async () => {
    const { organization } = (await collect()).snapshot;
    const parents = valueOf(organization.accounts);
    expect(parents.map(({ parentId }) => valueOf(parentId))).toEqual([
      'r-ab12',
      'ou-ab12-11111111',
      'ou-ab12-11111111',
      'r-ab12',
      'ou-ab12-11111111',
    ]);
    const of = (id: string) => organization.attachments.find(({ targetId }) => targetId === id);
    expect(of('r-ab12')).toMatchObject({
      serviceControl: { value: ['p-11111111'] },
      resourceControl: { value: [] },
    });
    expect(of(LOG_ARCHIVE)).toMatchObject({
      serviceControl: { value: [] },
      resourceControl: { value: ['p-22222222'] },
    });
  });

  it('asks for the selectors of a trail only at its home, and in every Region how it fares', async () => {
    const { accounts } = (await collect()).snapshot;
    const trails = (accountId: string, region: string) =>
      accounts
        .find((account) => account.accountId === accountId)!
        .inRegions.find((facts) => facts.region === region)!.trails;
    expect(trails(MANAGEMENT, HOME)).toMatchObject({
      value: [
        {
          selection: {
            value: {
              advanced: [{ name: 'all', fields: [{ field: 'eventCategory', equals: ['Management'] }] }],
            },
          },
          insights: { value: [] },
          logGroupArn: expect.stringMatching(/:log-group:trail$/),
        },
      ],
    });
    expect(JSON.stringify(trails(PAYMENTS, OTHER))).not.toContain('selection');
    expect(trails(PAYMENTS, OTHER)).toMatchObject({
      value: [
        {
          status: {
            value: {
              isLogging: true,
              deliveredAt: '2026-03-02T00:20:00.000Z',
              digestDeliveryError: 'AccessDenied',
            },
          },
        },
      ],
    });
    expect(JSON.stringify(trails(PAYMENTS, OTHER))).not.toContain('"deliveryError"');
  });

  it('reads roles with their policies, and the metrics that alarms look at', async () => {
    const [management] = (await collect()).snapshot.accounts;
    expect(management).toMatchObject({
      administrators: { value: [`arn:aws:iam::${MANAGEMENT}:role/Administrator`] },
      roles: [
        {
          name: 'trail-logs',
          role: {
            value: {
              policies: { value: [{ name: 'write' }, { name: 'More' }] },
              boundary: { kind: 'known' },
            },
          },
        },
      ],
    });
    expect(management!.inRegions[0]).toMatchObject({
      logGroups: { value: [{ name: 'trail', retentionDays: 400 }] },
      metricFilters: { value: [{ name: 'root', metrics: [{ namespace: 'trail', name: 'root' }] }] },
      alarms: { value: [{ name: 'root', actions: [TOPIC] }] },
      stacks: { value: [{ name: 'orgtrail-every-account' }] },
    });
  });

  it('follows rules, trails and alarms to buses and topics, and keeps no endpoint of a subscriber', async () => {
    const { snapshot } = await collect();
    const security = snapshot.accounts.find(({ accountId }) => accountId === SECURITY)!;
    expect(security.inRegions[0]).toMatchObject({
      eventRules: {
        value: [
          { name: 'detect', targets: { value: [HUB_BUS] } },
          { name: 'instances', targets: { reason: 'not-asked' } },
          { managedBy: 'autoscaling' },
        ],
      },
      eventBuses: { value: [{ name: 'hub', arn: HUB_BUS }] },
      topics: [
        {
          arn: TOPIC,
          subscriptions: {
            value: [
              { protocol: 'https', isConfirmed: true },
              { protocol: 'email', isConfirmed: false },
            ],
          },
        },
      ],
    });
    expect(JSON.stringify(snapshot)).not.toContain(SECRET_ENDPOINT);
    expect(JSON.stringify(snapshot)).not.toContain('person@example.com');
  });

  it('finds the owner of the bucket, its settings, and what was delivered to it', async () => {
    const [bucket] = (await collect()).snapshot.logBuckets;
    expect(bucket).toMatchObject({
      name: BUCKET,
      ownerAccountId: { value: LOG_ARCHIVE },
      region: { value: HOME },
      accountPublicAccessBlock: { value: null },
      objectLock: { value: { defaultRetention: { mode: 'COMPLIANCE', days: 365 } } },
      lifecycle: { value: [{ id: 'expire', isNarrowed: true, expireAfterDays: 400 }] },
      encryption: { value: { algorithm: 'aws:kms', keyArn: KEY } },
      replication: { value: [{ targetBucket: 'org-trail-copy', targetObjectLock: { kind: 'known' } }] },
      accountFolders: { value: [MANAGEMENT, LOG_ARCHIVE, SECURITY, PAYMENTS] },
      firstLogDay: { value: '2026-01-15' },
    });
    const delivered = (accountId: string, region: string) =>
      bucket!.deliveries.find((each) => each.accountId === accountId && each.region === region);
    expect(delivered(PAYMENTS, HOME)).toMatchObject({
      newestLogAt: { value: '2026-03-02T00:20:00.000Z' },
      newestDigestAt: { value: '2026-03-01T23:00:00.000Z' },
      sample: { retention: { value: { mode: 'COMPLIANCE', until: '2027-03-01T00:00:00.000Z' } } },
    });
    expect(delivered(SECURITY, OTHER)).toMatchObject({ newestLogAt: { value: '2026-03-01T17:00:00.000Z' } });
    expect(delivered(PAYMENTS, OTHER)).toMatchObject({
      newestLogAt: { value: null },
      newestDigestAt: { value: null },
    });
    expect(valueOf(bucket!.deleteMarkers).keys).toContain(
      `AWSLogs/o-exampleorgid/${PAYMENTS}/CloudTrail/${HOME}/2026/03/02/hidden.json.gz`,
    );
  });

  it('reads keys, stack sets, tables over the bucket and what was paid for', async () => {
    const { snapshot } = await collect();
    expect(snapshot.keys).toMatchObject([
      { name: KEY, rotates: { value: true }, grants: { value: [{ id: 'g' }] } },
    ]);
    expect(snapshot.stackSets).toMatchObject({
      value: [
        {
          name: 'orgtrail-every-account',
          instances: { value: [{ accountId: PAYMENTS, status: 'OUTDATED' }] },
        },
        { name: 'network', instances: { reason: 'not-asked' } },
      ],
    });
    expect(snapshot.catalogs.map(({ accountId, tables }) => [accountId, tables])).toEqual([
      [LOG_ARCHIVE, { kind: 'known', value: [expect.objectContaining({ name: 'cloudtrail_raw' })] }],
      [MANAGEMENT, { kind: 'known', value: [expect.objectContaining({ name: 'cloudtrail_raw' })] }],
    ]);
    expect(snapshot.usage).toEqual({
      kind: 'known',
      value: [
        {
          month: '2026-02',
          accountId: PAYMENTS,
          usageType: 'USE1-PaidEventsRecorded',
          quantity: 1200,
          usd: 0.024,
        },
      ],
    });
  });

  it('makes everything unknown in an account that cannot be entered, and nothing elsewhere', async () => {
    const whole = (await collect()).snapshot;
    const assume = recordedOrganization['sts:AssumeRole']!;
    const { snapshot } = await collect({
      ...recordedOrganization,
      'sts:AssumeRole': (call) => {
        if (String(call.input['RoleArn']).includes(PAYMENTS)) throw denied('sts:AssumeRole');
        return assume(call);
      },
    });
    const of = ({ accounts }: Snapshot) => accounts.find(({ accountId }) => accountId === PAYMENTS)!;
    const found = refusals(of(snapshot));
    expect(found.length).toBeGreaterThan(3);
    expect(new Set(found.map(({ permission, accountId }) => `${permission} ${accountId}`))).toEqual(
      new Set([`sts:AssumeRole ${PAYMENTS}`]),
    );
    const without = ({ accounts, logBuckets, ...rest }: Snapshot) => ({
      ...rest,
      logBuckets: logBuckets.map((bucket) => ({ ...bucket, deliveries: [] })),
      accounts: accounts.filter(({ accountId }) => accountId !== PAYMENTS),
    });
    expect(without(snapshot)).toEqual(without(whole));
  });

  const deniable = (Object.keys(CALLS) as Operation[]).filter((name) => name !== 'sts:GetCallerIdentity');
  it.each(deniable)('goes on without %s and names the permission', async (operation) => {
    const { snapshot } = await collect(denying(operation));
    expect(refusals(snapshot).map(({ permission }) => permission)).toContain(CALLS[operation].permission);
  });

  it('stops when AWS does not accept the caller at all', async () => {
    await expect(collect(denying('sts:GetCallerIdentity'))).rejects.toMatchObject({
      name: 'UserError',
      what: expect.stringContaining('AWS does not say whose the credentials are'),
    });
  });

  it('asks a delegated administrator about the organization, and enters the management account for the rest', async () => {
    const { snapshot, calls } = await collect({
      ...recordedOrganization,
      'sts:GetCallerIdentity': () => ({ Account: SECURITY }),
      'sts:AssumeRole': (call) => {
        if (String(call.input['RoleArn']).includes(MANAGEMENT)) throw denied('sts:AssumeRole');
        return recordedOrganization['sts:AssumeRole']!(call);
      },
    });
    expect(snapshot.organization.roots.kind).toBe('known');
    expect(calls.find(({ operation }) => operation === 'organizations:ListRoots')?.accountId).toBe(
      MANAGEMENT,
    );
    expect(snapshot.accounts[0]).toMatchObject({
      accountId: MANAGEMENT,
      regions: { permission: 'sts:AssumeRole' },
    });
  });
});

describe('the policies that are printed', () => {
  const roleOf = (accountId: string): AuditedRole => {
    if (accountId === MANAGEMENT) return 'management';
    return accountId === LOG_ARCHIVE ? 'log-archive' : 'member';
  };
  const printed = (role: AuditedRole) =>
    listed(auditorPolicy(role, { partition: 'aws', bucket: BUCKET, readerRole: 'orgtrail-reader' }).Statement)
      .flatMap(({ Action }) => listed(Action!))
      .sort();

  it.each(['management', 'log-archive', 'member'] as const)(
    'allow the %s what a collection calls there, and nothing more',
    async (role) => {
      // Trail, log group, key and topic stand in every account in turn, because anyone's may be named.
      const everywhere = await Promise.all([MANAGEMENT, LOG_ARCHIVE, PAYMENTS].map(collectAround));
      const withoutOwner = (await collect(denying('s3:HeadBucket'))).calls;
      const permissions = [...everywhere.flat(), ...withoutOwner]
        .filter(({ accountId }) => roleOf(accountId) === role)
        .map(({ operation }) => CALLS[operation as Operation].permission);
      expect([...new Set<string>(permissions)].sort()).toEqual(printed(role));
    },
  );
});

/** A collection in which the account owns what a trail leads to. */
async function collectAround(accountId: string) {
  const moved = (text: string) =>
    text
      .replaceAll(
        /:(?:111111111111|222222222222|333333333333):(?=log-group|key|alerts|event-bus|trail\/)/g,
        `:${accountId}:`,
      )
      .replace(/::111111111111:role\/service/, `::${accountId}:role/service`);
  const answers = Object.fromEntries(
    Object.entries(recordedOrganization).map(([operation, answer]) => [
      operation,
      (call: Parameters<typeof answer>[0]) => revive(moved(JSON.stringify(answer(call)))),
    ]),
  );
  return (await collect(answers)).calls;
}

function revive(text: string): unknown {
  return JSON.parse(text, (_, value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(value) : value,
  );
}
