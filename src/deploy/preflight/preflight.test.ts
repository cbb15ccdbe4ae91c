import { describe, expect, it } from 'vitest';
import {
  type AwsState,
  enablePolicyType,
  freshOrganization,
  LOG_ARCHIVE,
  MANAGEMENT,
  MEMBER,
  SECURITY,
  type TrailState,
} from '../../../test/rig/aws-state.js';
import { BUCKET, createRig, exampleManifest, type Rig } from '../../../test/rig/example-deployment.js';
import { createMemoryCloud } from '../../../test/rig/memory-cloud.js';
import { runSteps } from '../engine/index.js';
import { deploymentSteps } from '../steps/deployment-steps.js';
import { preflight } from './preflight.js';

const check = async ({ deployment }: Rig) => preflight(deployment);

async function findingsOf(change: (state: AwsState) => void) {
  const state = freshOrganization();
  change(state);
  const rig = createRig({ state });
  const { findings, adopted } = await check(rig);
  expect(rig.cloud.writes).toEqual([]);
  return { adopted, refused: textsOf(findings, 'refusal'), warned: textsOf(findings, 'warning') };
}

const textsOf = (findings: readonly { verdict: string; message: string }[], verdict: string) =>
  findings.filter((finding) => finding.verdict === verdict).map(({ message }) => message);

function trailNamed(name: string, rest: Partial<TrailState> = {}): TrailState {
  return {
    name,
    arn: `arn:aws:cloudtrail:us-east-1:${MANAGEMENT}:trail/${name}`,
    homeRegion: 'us-east-1' as never,
    isOrganizationTrail: true,
    isMultiRegion: true,
    hasLogFileValidation: false,
    hasGlobalServiceEvents: true,
    bucket: 'old-audit-bucket',
    prefix: 'old',
    keyArn: `arn:aws:kms:us-east-1:${LOG_ARCHIVE}:key/old`,
    isLogging: true,
    latestDelivery: undefined,
    latestDigestDelivery: undefined,
    errors: {},
    ownerAccountId: MANAGEMENT,
    ...rest,
  };
}

function bucketOf(state: AwsState, name: string, accountId: string): void {
  state.buckets.set(name, {
    name,
    accountId,
    region: 'us-east-1',
    publicAccessBlocked: true,
    ownerEnforced: true,
    policy: undefined,
    lock: undefined,
    hasObjectLock: false,
    versions: [],
  });
}

function attach(state: AwsState, target: string, statements: readonly object[]): void {
  enablePolicyType(state, 'SERVICE_CONTROL_POLICY');
  state.policies.push({
    id: 'p-guard',
    name: 'guard',
    type: 'SERVICE_CONTROL_POLICY',
    content: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    targets: new Set([target]),
  });
}

describe('before a deployment', () => {
  it('finds nothing to refuse in an organization where nothing is enabled', async () => {
    expect(await findingsOf(() => undefined)).toEqual({ adopted: undefined, refused: [], warned: [] });
  });

  it.each<readonly [string, (state: AwsState) => void, RegExp]>([
    [
      'an organization that only bills together',
      (state) => (state.hasAllFeatures = false),
      /CONSOLIDATED_BILLING/,
    ],
    ['another organization', (state) => Object.assign(state, { organizationId: 'o-other' }), /o-other/],
    [
      'a log archive that is not in the organization',
      (state) => state.accounts.splice(1, 1),
      /log archive account 222222222222 is not in the organization/,
    ],
    [
      'a security account that is suspended',
      (state) => (state.accounts[2]!.status = 'SUSPENDED'),
      /security account 333333333333 is SUSPENDED/,
    ],
    [
      'an account that the deployer cannot enter',
      (state) => state.closed.add(LOG_ARCHIVE),
      /log archive account 222222222222 cannot be entered: .*sts:AssumeRole/,
    ],
    [
      'a bucket name that is somebody else’s',
      (state) => bucketOf(state, BUCKET, MEMBER),
      /belongs to somebody else/,
    ],
    [
      'a bucket that no stack of ours made',
      (state) => bucketOf(state, BUCKET, LOG_ARCHIVE),
      /no stack of orgtrail made it/,
    ],
    [
      'a trail of our name that is not the organization’s',
      (state) => state.trails.push(trailNamed('organization-trail', { isOrganizationTrail: false })),
      /not the organization's/,
    ],
    [
      'a sixth trail',
      (state) => {
        for (const index of [1, 2, 3, 4, 5]) {
          state.trails.push(trailNamed(`trail-${index}`, { isOrganizationTrail: false }));
        }
      },
      /there are 5 trails in us-east-1, and AWS allows 5/,
    ],
    [
      'two organization trails of other names',
      (state) => state.trails.push(trailNamed('first'), trailNamed('second')),
      /there are 2 organization trails: first, second/,
    ],
    [
      'a trail to adopt whose bucket is not the log archive’s',
      (state) => {
        state.trails.push(trailNamed('old'));
        bucketOf(state, 'old-audit-bucket', MANAGEMENT);
      },
      /does not belong to the log archive account/,
    ],
    [
      'a trail to adopt without a key',
      (state) => {
        state.trails.push(trailNamed('old', { keyArn: undefined }));
        bucketOf(state, 'old-audit-bucket', LOG_ARCHIVE);
      },
      /has no KMS key of your own/,
    ],
    [
      'a service control policy that denies our own calls',
      (state) =>
        attach(state, 'ou-ab12-security', [
          { Sid: 'NoKeys', Effect: 'Deny', Action: 'kms:Create*', Resource: '*' },
        ]),
      /kms:CreateKey in the log archive account: NoKeys of guard denies/,
    ],
  ])('refuses %s', async (_what, change, expected) => {
    const { refused } = await findingsOf(change);
    expect(refused.join('\n')).toMatch(expected);
    expect(refused).toHaveLength(1);
  });

  it('refuses to go on as another account, and asks nothing more', async () => {
    const state = freshOrganization();
    const rig = createRig({ state });
    const cloud = createMemoryCloud({ state, now: rig.run.clock.now, callerAccountId: SECURITY });
    const { findings } = await preflight({ ...rig.deployment, cloud });
    expect(textsOf(findings, 'refusal')).toEqual([
      `the credentials belong to account ${SECURITY}, and only the management account ${MANAGEMENT} can set up an organization trail`,
    ]);
    expect(findings).toHaveLength(1);
  });

  it('does not stumble over a policy that exempts the deployer', async () => {
    const exempt = {
      Sid: 'NoKeys',
      Effect: 'Deny',
      Action: 'kms:*',
      Resource: '*',
      Condition: {
        ArnNotLike: { 'aws:PrincipalArn': [`arn:aws:iam::${LOG_ARCHIVE}:role/orgtrail-deployer`] },
      },
    };
    expect((await findingsOf((state) => attach(state, LOG_ARCHIVE, [exempt]))).refused).toEqual([]);
  });

  it('warns of trails of single accounts, whose second copy is paid', async () => {
    const { warned } = await findingsOf((state) =>
      state.trails.push(trailNamed('team', { isOrganizationTrail: false })),
    );
    expect(warned.join('\n')).toMatch(/trail\/team stays beside the organization trail.*\$2\.00 per 100,000/);
  });

  it('tells the price of a second copy when every account is to get a trail of its own', async () => {
    const { deployment } = createRig();
    const target = { ...deployment.target, hasAccountTrails: true };
    const { findings } = await preflight({ ...deployment, target });
    expect(textsOf(findings, 'warning').join()).toContain('pays $2.00 per 100,000 management events');
  });

  it('takes the trail that it made itself for its own', async () => {
    const rig = createRig();
    await runSteps(deploymentSteps(rig.deployment), rig.run);
    const { adopted, findings } = await check(rig);
    expect(adopted).toBeUndefined();
    expect(textsOf(findings, 'refusal')).toEqual([]);
  });
});

describe('an organization trail that is there already', () => {
  const existing = (name: string, rest: Partial<TrailState> = {}) => {
    const state = freshOrganization();
    state.trails.push(trailNamed(name, rest));
    bucketOf(state, 'old-audit-bucket', LOG_ARCHIVE);
    return state;
  };

  async function deployInto(state: AwsState) {
    const rig = createRig({ state });
    const { adopted } = await check(rig);
    const bucket = { name: adopted!.bucket, region: 'us-east-1' as never, prefix: adopted!.prefix };
    const trail = { name: adopted!.name, homeRegion: adopted!.homeRegion, arn: adopted!.arn };
    const target = { ...rig.deployment.target, trail, logBucket: bucket };
    const manifest = {
      ...rig.deployment.manifest,
      units: rig.deployment.manifest.units.map((unit) => ({
        ...unit,
        parameters: Object.fromEntries(
          Object.entries(unit.parameters).map(([name, source]) => [
            name,
            name === 'KeyArn' ? ({ kind: 'value', value: adopted!.keyArn! } as const) : source,
          ]),
        ),
      })),
    };
    const deployment = { ...rig.deployment, target, manifest, adopted };
    return { rig, results: await runSteps(deploymentSteps(deployment), rig.run) };
  }

  it('is completed instead of doubled, and its bucket is locked', async () => {
    const state = existing('old');
    const { rig, results } = await deployInto(state);
    expect(results.find(({ id }) => id === 'trail')).toMatchObject({
      outcome: 'changed',
      changes: [{ what: 'log file validation of trail old', before: 'off', after: 'on' }],
    });
    expect(state.trails.map(({ name }) => name)).toEqual(['old']);
    expect(state.trails[0]?.hasLogFileValidation).toBe(true);
    expect(state.buckets.has(BUCKET)).toBe(false);
    expect(results.map(({ id }) => id)).not.toContain('log-archive');
    expect(rig.cloud.stacks.stacks.map(({ name }) => name)).toEqual([
      'orgtrail-guardrails',
      'orgtrail-detection-management',
    ]);
  });

  it('of Control Tower is left to Control Tower', async () => {
    const incomplete = await deployInto(existing('aws-controltower-BaselineCloudTrail'));
    expect(incomplete.results.find(({ id }) => id === 'trail')?.outcome).toBe('blocked');
    const complete = await deployInto(
      existing('aws-controltower-BaselineCloudTrail', { hasLogFileValidation: true }),
    );
    expect(complete.results.find(({ id }) => id === 'trail')?.outcome).toBe('unchanged');
  });
});

describe('a test unit', () => {
  const about = async (unit: string | undefined, change: (state: AwsState) => void = () => undefined) => {
    const state = freshOrganization();
    state.parents.set('ou-ab12-empty', 'r-ab12');
    change(state);
    const guardrailTrial = unit === undefined ? undefined : { unit, hours: 24 };
    const rig = createRig({ state });
    const target = { ...rig.deployment.target, guardrailTrial };
    const { findings } = await preflight({ ...rig.deployment, target });
    return findings
      .filter(({ id }) => id === 'test-unit')
      .map(({ verdict, message }) => `${verdict} ${message}`);
  };

  it('is told with what stands in it', async () => {
    expect(await about('ou-ab12-workload')).toEqual([
      'pass guardrails are tried in ou-ab12-workload first: 1 account',
    ]);
    expect(await about('ou-ab12-security')).toEqual([
      'pass guardrails are tried in ou-ab12-security first: 2 accounts, the log archive account among them',
    ]);
  });

  it('that is not there is refused, and one without accounts is a warning', async () => {
    expect(await about('ou-ab12-nowhere')).toEqual([
      'refusal the test unit ou-ab12-nowhere is not in the organization',
    ]);
    expect(await about('ou-ab12-empty')).toEqual([
      'warning no account stands in the test unit ou-ab12-empty, so that nothing would be tried there',
    ]);
  });

  it('that is not in the configuration any more, and still has its policies, is a warning', async () => {
    expect(await about(undefined)).toEqual([]);
    const rig = createRig({ changes: { manifest: exampleManifest({ isTried: true }) } });
    await runSteps(deploymentSteps(rig.deployment), rig.run);
    const { findings } = await preflight(rig.deployment);
    expect(textsOf(findings, 'warning')).toContain(
      'stack orgtrail-guardrails-test still attaches guardrails to the test unit of an earlier configuration',
    );
  });
});
