import { describe, expect, it } from 'vitest';
import { MEMBER, ownPolicies } from '../../../test/rig/aws-state.js';
import {
  BUCKET,
  createRig,
  exampleManifest,
  exampleTarget,
  type ManifestChanges,
  type Rig,
  type RigParts,
  START,
  TEST_UNIT,
} from '../../../test/rig/example-deployment.js';
import { isFinished, planSteps, runSteps } from '../engine/index.js';
import { deploymentSteps } from './deployment-steps.js';

interface Trial extends ManifestChanges {
  readonly after?: Rig;
  readonly beforeWrite?: RigParts['beforeWrite'];
  /** What `--attach-guardrails` was given. */
  readonly triedIn?: string;
  /** Since the run before. */
  readonly hoursLater?: number;
  readonly minimumHours?: number;
  /** The units of `organization.targets`. */
  readonly units?: readonly string[];
}

function rigOf({
  after,
  beforeWrite,
  triedIn,
  hoursLater = 0,
  minimumHours = 24,
  units = [],
  ...manifest
}: Trial = {}): Rig {
  const rig = createRig({
    ...(after !== undefined && { after }),
    ...(beforeWrite !== undefined && { beforeWrite }),
    changes: {
      manifest: exampleManifest({ isTried: true, ...manifest }),
      target: { ...exampleTarget, units, guardrailTrial: { unit: TEST_UNIT, hours: minimumHours } },
      decisions: {
        complianceConfirmedFor: BUCKET,
        guardrailsTriedIn: triedIn,
        relock: true,
        deliveryPatienceMilliseconds: 3 * 3_600_000,
      },
    },
  });
  rig.time.now += hoursLater * 3_600_000;
  return rig;
}

async function deploy(trial: Trial = {}) {
  const rig = rigOf(trial);
  const results = await runSteps(deploymentSteps(rig.deployment), rig.run);
  expect(isFinished(results), JSON.stringify(results)).toBe(true);
  const outcomes = results
    .filter(({ id }) => id.includes('guardrails'))
    .map(({ id, outcome }) => `${id} ${outcome}`);
  return { rig, outcomes, held: results.find(({ id }) => id === 'guardrails') };
}

async function plan(trial: Trial) {
  const rig = rigOf(trial);
  const writes = rig.cloud.writes.length;
  const steps = await planSteps(deploymentSteps(rig.deployment), rig.run);
  expect(rig.cloud.writes).toHaveLength(writes);
  return steps.find(({ id }) => id === 'guardrails');
}

const attached = ({ state }: Rig) =>
  ownPolicies(state).map(({ name, targets }) => `${name} to ${[...targets].join(' ')}`);

const ON_TRIAL = `orgtrail-protect-trails-test to ${TEST_UNIT}`;
const EVERYWHERE = 'orgtrail-protect-trails to r-ab12';

describe('guardrails with a test unit', () => {
  it('are attached to it alone, and the rest of the deployment goes on', async () => {
    const { rig, outcomes } = await deploy();
    expect(outcomes).toEqual([
      'guardrails-test changed',
      'delivery-under-guardrails-test changed',
      'guardrails held',
      'delivery-under-guardrails held',
    ]);
    expect(attached(rig)).toEqual([ON_TRIAL]);
    expect(rig.cloud.stackSets.sets).toHaveLength(1);
  });

  it('say where to look for what they deny, and how to take them off', async () => {
    const { held } = await deploy();
    const notes = held?.notes.join('\n') ?? '';
    const since = /since (\S+),/.exec(held?.problem?.what ?? '')?.[1];
    expect(Date.parse(since ?? '')).toBeGreaterThan(START);
    expect(notes).toContain(`orgtrail ingest s3://${BUCKET} --from ${since} --account ${MEMBER}\n`);
    expect(notes).toContain(`orgtrail query scp-denials --from ${since} --account ${MEMBER}\n`);
    expect(notes).toContain('aws cloudformation delete-stack --stack-name orgtrail-guardrails-test');
    expect(held?.problem?.next).toContain(`orgtrail deploy --attach-guardrails ${TEST_UNIT}`);
  });

  it('go on to all others by the word of the user after the hours that they are to hold there', async () => {
    const { rig } = await deploy();
    const { outcomes } = await deploy({ after: rig, triedIn: TEST_UNIT, hoursLater: 25 });
    expect(outcomes).toEqual([
      'guardrails-test unchanged',
      'delivery-under-guardrails-test unchanged',
      'guardrails changed',
      'delivery-under-guardrails changed',
    ]);
    expect(attached(rig)).toEqual([ON_TRIAL, EVERYWHERE]);
    const again = await deploy({ after: rig, hoursLater: 1 });
    expect(again.outcomes.every((outcome) => outcome.endsWith('unchanged'))).toBe(true);
  });

  it.each([
    ['without a word, however long', { hoursLater: 1000 }, 'ou-ab12-workload alone since'],
    ['by the word for another unit', { hoursLater: 25, triedIn: 'ou-ab12-11111111' }, 'alone since'],
    ['before their hours are over', { hoursLater: 2, triedIn: TEST_UNIT }, 'alone since'],
  ])('do not go on %s', async (_title, trial, what) => {
    const { rig } = await deploy();
    const { held } = await deploy({ after: rig, ...trial });
    expect(held).toMatchObject({ outcome: 'held', problem: { what: expect.stringContaining(what) } });
    expect(attached(rig)).toEqual([ON_TRIAL]);
  });

  it('do not go on in the run that brings them there, unless no hour is asked for', async () => {
    expect((await deploy({ triedIn: TEST_UNIT })).outcomes).toContain('guardrails held');
    expect((await plan({ triedIn: TEST_UNIT, minimumHours: 0 }))?.state).toBe('differs');
    const { rig } = await deploy({ triedIn: TEST_UNIT, minimumHours: 0 });
    expect(attached(rig)).toEqual([ON_TRIAL, EVERYWHERE]);
  });

  it('are tried again when they change, and until then the old ones hold for all others', async () => {
    const word = { triedIn: TEST_UNIT, hoursLater: 25 };
    const { rig } = await deploy();
    await deploy({ after: rig, ...word });
    const denied = 'kms:DisableKey';
    const changed = await deploy({ after: rig, triedIn: TEST_UNIT, hoursLater: 25, denied });
    expect(changed.outcomes).toEqual([
      'guardrails-test changed',
      'delivery-under-guardrails-test changed',
      'guardrails held',
      'delivery-under-guardrails unchanged',
    ]);
    const deny = () => ownPolicies(rig.state).map(({ content }) => content.includes(denied));
    expect(deny()).toEqual([true, false]);
    await deploy({ after: rig, triedIn: TEST_UNIT, hoursLater: 25, denied });
    expect(deny()).toEqual([true, true]);
  });

  it('that hold everywhere already stay there when a test unit is named later', async () => {
    const { rig } = await deploy({ isTried: false });
    expect(attached(rig)).toEqual([EVERYWHERE]);
    const { outcomes } = await deploy({ after: rig });
    expect(outcomes).toContain('guardrails unchanged');
    expect(attached(rig)).toEqual([EVERYWHERE, ON_TRIAL]);
  });

  it('are in a plan what would be attached after the word, and where', async () => {
    const first = await plan({ units: ['ou-ab12-11111111'] });
    expect(first).toMatchObject({
      state: 'held',
      problem: {
        what: `these guardrails hold for ${TEST_UNIT} alone first, for 24 hours at least, and then for ou-ab12-11111111`,
      },
      changes: [{ action: 'create', logicalId: 'ProtectTrails' }, {}, {}],
    });
    const { rig } = await deploy();
    expect((await plan({ after: rig, triedIn: TEST_UNIT, hoursLater: 25 }))?.state).toBe('differs');
  });

  it('name no account when the unit has too many for a command', async () => {
    const { rig } = await deploy();
    for (let at = 0; at < 20; at += 1) {
      const accountId = `6666666666${10 + at}`;
      rig.state.accounts.push({ accountId, name: `team ${at}`, status: 'ACTIVE' });
      rig.state.parents.set(accountId, TEST_UNIT);
    }
    const notes = (await plan({ after: rig }))?.notes.join('\n');
    expect(notes).toMatch(/scp-denials --from \S+$/m);
  });

  it('in the way of a delivery stop the deployment, and name the unit to detach them from', async () => {
    const rig = rigOf();
    const run = {
      ...rig.run,
      report: (progress: Parameters<Rig['run']['report']>[0]) => {
        if (progress.kind !== 'step-ended' || progress.result.id !== 'guardrails-test') return;
        Object.assign(rig.state.trails[0]!, { errors: { LatestDeliveryError: 'AccessDenied' } });
      },
    };
    const results = await runSteps(deploymentSteps(rig.deployment), run);
    expect(results.find(({ outcome }) => outcome === 'blocked')).toMatchObject({
      id: 'delivery-under-guardrails-test',
      problem: { next: expect.stringContaining(`from-outside-test from ${TEST_UNIT}`) },
    });
    expect(attached(rig)).toEqual([ON_TRIAL]);
  });

  it('come to the same end when a run is interrupted before any call, and repeated', async () => {
    const calls = (await deploy()).rig.cloud.writes.length;
    for (let at = 1; at <= calls; at += 1) {
      const holder: { rig?: Rig } = {};
      const beforeWrite = (_action: string, count: number): void => {
        if (count !== at || holder.rig?.run.signal.aborted !== false) return;
        holder.rig.abort();
        holder.rig.run.signal.throwIfAborted();
      };
      holder.rig = rigOf({ beforeWrite });
      await runSteps(deploymentSteps(holder.rig.deployment), holder.rig.run);
      expect(holder.rig.run.signal.aborted, `call ${at}`).toBe(true);
      const { rig } = await deploy({ after: holder.rig });
      expect(attached(rig), `call ${at}`).toEqual([ON_TRIAL]);
    }
  });
});
