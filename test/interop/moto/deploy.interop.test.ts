import { CloudTrailClient, CreateTrailCommand, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateOrganizationalUnitCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  CreateBucketCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import { need, skipWithout } from '../need-tool.js';
import { MOTO_MANAGEMENT } from './moto-accounts.js';
import { type Ended, type Rig, startRig } from './rig.js';
import { findMoto } from './start-moto.js';

const MOTO = await findMoto();
const open: Rig[] = [];
afterAll(async () => {
  for (const rig of open) await rig.stop();
});

async function newRig(): Promise<Rig> {
  const rig = await startRig(need(MOTO));
  open.push(rig);
  return rig;
}

const stateOf = async ({ front, logArchive, bucket }: Rig) => {
  const management = await front.accounts.settings(MOTO_MANAGEMENT);
  const organizations = new OrganizationsClient(management);
  const { trailList } = await new CloudTrailClient(management).send(new DescribeTrailsCommand({}));
  const { Policies } = await organizations.send(
    new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }),
  );
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const s3 = new S3Client({ ...(await front.accounts.settings(logArchive)), forcePathStyle: true });
  const lock = await s3
    .send(new GetObjectLockConfigurationCommand({ Bucket: bucket }))
    .then(({ ObjectLockConfiguration }) => ObjectLockConfiguration?.Rule?.DefaultRetention)
    .catch(() => undefined);
  return {
    trails: (trailList ?? []).map(({ Name, IsOrganizationTrail }) => ({ Name, IsOrganizationTrail })),
    policies: (Policies ?? []).map(({ Name }) => Name).filter((name) => name !== 'FullAWSAccess'),
    policyTypes: Roots?.[0]?.PolicyTypes?.map(({ Type }) => Type).sort(),
    lock,
  };
};

const outcomes = ({ stdout }: Ended) =>
  (JSON.parse(stdout) as { steps: { id: string; outcome?: string; state?: string }[] }).steps.map(
    ({ id, outcome, state }) => ({ id, is: outcome ?? state }),
  );

describe.skipIf(skipWithout(MOTO))('deploy against moto, with CloudFormation from our state machine', () => {
  it('plans without a change, deploys, locks when told, finds nothing to do, and takes down but the logs', async () => {
    const rig = await newRig();
    const plan = await rig.orgtrail(['deploy', '--plan']);
    expect(plan, plan.stderr).toMatchObject({ exit: 0 });
    expect(rig.front.writes).toEqual([]);
    expect(plan.stdout).toContain(`log-archive  log archive account ${rig.logArchive}, us-east-1`);

    const deployed = await rig.orgtrail(['deploy', '--yes']);
    expect(deployed, deployed.stderr).toMatchObject({ exit: 0 });
    expect(deployed.stdout).toContain(`changed     trail  management account ${MOTO_MANAGEMENT}, us-east-1`);
    expect(deployed.stdout).toContain(`deploy --confirm-compliance ${rig.bucket}`);
    expect(await stateOf(rig)).toMatchObject({
      trails: [{ IsOrganizationTrail: true }],
      policyTypes: ['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY'],
      lock: { Mode: 'GOVERNANCE', Days: 1 },
    });
    expect((await stateOf(rig)).policies.length).toBeGreaterThan(0);

    const locked = await rig.orgtrail(['deploy', '--yes', '--json', '--confirm-compliance', rig.bucket]);
    expect(locked, locked.stderr).toMatchObject({ exit: 0 });
    expect(outcomes(locked).filter(({ is }) => is !== 'unchanged')).toEqual([
      { id: 'retention', is: 'changed' },
    ]);
    expect((await stateOf(rig)).lock).toMatchObject({ Mode: 'COMPLIANCE', Days: 365 });

    const writes = rig.front.writes.length;
    const again = await rig.orgtrail(['deploy', '--yes', '--json']);
    expect(again, again.stderr).toMatchObject({ exit: 0 });
    expect(new Set(outcomes(again).map(({ is }) => is))).toEqual(new Set(['as-wanted']));
    expect(rig.front.writes.slice(writes)).toEqual([]);

    const destroyed = await rig.orgtrail(['destroy', '--yes']);
    expect(destroyed, destroyed.stderr).toMatchObject({ exit: 0 });
    expect(await stateOf(rig)).toMatchObject({ trails: [], policies: [], lock: { Mode: 'COMPLIANCE' } });
  }, 600_000);

  it('completes when it is interrupted after each step that it takes', async () => {
    const rig = await newRig();
    const confirmed = ['deploy', '--yes', '--confirm-compliance', rig.bucket];
    const first = await rig.orgtrail([...confirmed, '--plan', '--json']);
    const steps = outcomes(first).length;
    const ends: Ended[] = [];
    do {
      ends.push(await rig.orgtrail(confirmed, /^changed {5}/m));
    } while (ends.at(-1)!.exit !== 0 && ends.length <= steps + 1);
    const interrupted = ends.filter(({ stdout }) => stdout.includes('goes on from what AWS shows'));
    console.log(`${interrupted.length} interruptions in a deployment of ${steps} steps`);
    expect(ends.at(-1)?.exit, ends.at(-1)?.stderr).toBe(0);
    // A step may be over before the signal arrives; interruptions at every single call are in the unit tests.
    expect(interrupted.length).toBeGreaterThanOrEqual(steps / 2);
    const again = await rig.orgtrail(['deploy', '--yes', '--json']);
    expect(new Set(outcomes(again).map(({ is }) => is))).toEqual(new Set(['as-wanted']));
    expect((await stateOf(rig)).lock).toMatchObject({ Mode: 'COMPLIANCE', Days: 365 });
  }, 600_000);

  it('adopts an organization trail that is there, and makes no second one', async () => {
    const rig = await newRig();
    await makeOldTrail(rig);
    const deployed = await rig.orgtrail(['deploy', '--yes']);
    expect(deployed, deployed.stderr).toMatchObject({ exit: 0 });
    expect(deployed.stdout).toContain('the organization trail old is there already');
    expect((await stateOf(rig)).trails).toEqual([{ Name: 'old', IsOrganizationTrail: true }]);
    const s3 = new S3Client({ ...(await rig.front.accounts.settings(rig.logArchive)), forcePathStyle: true });
    const bucket = await s3.send(new HeadBucketCommand({ Bucket: rig.bucket })).catch(() => undefined);
    expect(bucket).toBeUndefined();
  }, 600_000);

  it('tries guardrails in a unit first, and attaches them to all others by a word', async () => {
    const rig = await newRig();
    const unit = await makeTestUnit(rig);
    await rig.configure({ guardrails: { testUnit: unit, trialHours: 0 } });
    const tried = await rig.orgtrail(['deploy', '--yes']);
    expect(tried, tried.stderr).toMatchObject({ exit: 0 });
    expect(tried.stdout).toContain(`guardrails are tried in ${unit} first: 1 account`);
    expect(tried.stdout).toMatch(
      new RegExp(`orgtrail query scp-denials --from \\S+ --account ${rig.payments}`),
    );
    expect(await attachedTo(rig, unit)).toEqual(TRIED);
    expect(await attachedTo(rig, rig.logArchive)).toEqual([]);

    const attached = await rig.orgtrail(['deploy', '--yes', '--json', '--attach-guardrails', unit]);
    expect(attached, attached.stderr).toMatchObject({ exit: 0 });
    expect(outcomes(attached).filter(({ is }) => is === 'changed')).toEqual([
      { id: 'guardrails', is: 'changed' },
      { id: 'delivery-under-guardrails', is: 'changed' },
    ]);
    expect(await attachedTo(rig, unit)).toEqual(TRIED);
    expect(await attachedTo(rig, rig.logArchive)).toEqual([
      'orgtrail-protect-audit-store',
      'orgtrail-protect-audit-store-from-outside',
    ]);

    const destroyed = await rig.orgtrail(['destroy', '--yes']);
    expect(destroyed, destroyed.stderr).toMatchObject({ exit: 0 });
    expect(await attachedTo(rig, unit)).toEqual([]);
  }, 600_000);
});

const TRIED = [
  'orgtrail-protect-audit-store-from-outside-test',
  'orgtrail-protect-audit-store-test',
  'orgtrail-protect-trails-test',
];

async function makeTestUnit({ front, payments }: Rig): Promise<string> {
  const organizations = new OrganizationsClient(await front.accounts.settings(MOTO_MANAGEMENT));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const root = Roots![0]!.Id!;
  const { OrganizationalUnit } = await organizations.send(
    new CreateOrganizationalUnitCommand({ ParentId: root, Name: 'Trial' }),
  );
  const unit = OrganizationalUnit!.Id!;
  await organizations.send(
    new MoveAccountCommand({ AccountId: payments, SourceParentId: root, DestinationParentId: unit }),
  );
  return unit;
}

/** Our policies of both types on a unit or an account. */
async function attachedTo({ front }: Rig, TargetId: string): Promise<readonly string[]> {
  const organizations = new OrganizationsClient(await front.accounts.settings(MOTO_MANAGEMENT));
  const names: string[] = [];
  for (const Filter of ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const) {
    const { Policies } = await organizations.send(new ListPoliciesForTargetCommand({ TargetId, Filter }));
    names.push(...(Policies ?? []).flatMap(({ Name = '' }) => (Name.startsWith('orgtrail') ? Name : [])));
  }
  return names.sort();
}

async function makeOldTrail({ front, logArchive }: Rig): Promise<void> {
  const archive = await front.accounts.settings(logArchive);
  const s3 = new S3Client({ ...archive, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'old-audit-bucket' }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: 'old-audit-bucket', VersioningConfiguration }));
  const { KeyMetadata } = await new KMSClient(archive).send(new CreateKeyCommand({}));
  await new CloudTrailClient(await front.accounts.settings(MOTO_MANAGEMENT)).send(
    new CreateTrailCommand({
      Name: 'old',
      S3BucketName: 'old-audit-bucket',
      IsOrganizationTrail: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      KmsKeyId: KeyMetadata!.Arn!,
    }),
  );
}
