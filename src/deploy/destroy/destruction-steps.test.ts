import { describe, expect, it } from 'vitest';
import { ownPolicies } from '../../../test/rig/aws-state.js';
import { BUCKET, createRig, type Rig, START } from '../../../test/rig/example-deployment.js';
import { isFinished, planSteps, runSteps } from '../engine/index.js';
import { deploymentSteps } from '../steps/deployment-steps.js';
import { destructionSteps, type LogDecision } from './destruction-steps.js';

const KEEP: LogDecision = { kind: 'keep' };
const DELETE: LogDecision = { kind: 'delete', bucket: BUCKET };
const CONFIRMED = {
  decisions: { complianceConfirmedFor: BUCKET, relock: true, deliveryPatienceMilliseconds: 3 * 3_600_000 },
};

async function deployed(changes: object = {}): Promise<Rig> {
  const rig = createRig({ changes });
  expect(isFinished(await runSteps(deploymentSteps(rig.deployment), rig.run))).toBe(true);
  return rig;
}

const destroy = async ({ deployment, run }: Rig, logs: LogDecision) =>
  runSteps(destructionSteps(deployment, logs), run);

describe('destroying a deployment', () => {
  it('goes its order backwards and leaves bucket, key and what Organizations was told', async () => {
    const rig = await deployed();
    const results = await destroy(rig, KEEP);
    expect(results.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'remove-detection-management changed',
      'remove-detection changed',
      'remove-guardrails changed',
      'remove-trail changed',
      'remove-log-archive changed',
      'logs unchanged',
      'remove-staging-log-archive-us-east-1 changed',
      'remove-staging-management-us-east-1 changed',
    ]);
    expect([...rig.state.buckets.keys()]).toEqual([BUCKET]);
    expect(ownPolicies(rig.state)).toEqual([]);
    expect(rig.cloud.stackSets.sets).toEqual([]);
    expect(rig.state.trustedServices.size).toBe(1);
  });

  it('shows what goes and what stays before it asks', async () => {
    const rig = await deployed();
    const plan = await planSteps(destructionSteps(rig.deployment, KEEP), rig.run);
    const archive = plan.find(({ id }) => id === 'remove-log-archive');
    expect(archive?.notes).toEqual(['Key (AWS::KMS::Key) stays', 'LogBucket (AWS::S3::Bucket) stays']);
    const logs = plan.find(({ id }) => id === 'logs');
    expect(logs?.notes.join()).toMatch(
      /keeps its 4 object versions .* locked until 2026-03-02T.* GOVERNANCE/,
    );
  });

  it('changes nothing when nothing is there, and when it is repeated', async () => {
    const fresh = createRig();
    expect((await destroy(fresh, KEEP)).every(({ outcome }) => outcome === 'unchanged')).toBe(true);
    const rig = await deployed();
    await destroy(rig, KEEP);
    const writes = rig.cloud.writes.length;
    await destroy(rig, KEEP);
    expect(rig.cloud.writes.slice(writes)).toEqual([]);
  });

  it('completes when it was interrupted before any of its calls', async () => {
    const whole = await deployed();
    const before = whole.cloud.writes.length;
    await destroy(whole, KEEP);
    const calls = whole.cloud.writes.length - before;
    for (let at = 1; at <= calls; at += 1) {
      const holder: { rig?: Rig } = {};
      const beforeWrite = (_action: string, count: number): void => {
        if (count !== before + at || holder.rig === undefined || holder.rig.run.signal.aborted) return;
        holder.rig.abort();
        holder.rig.run.signal.throwIfAborted();
      };
      holder.rig = createRig({ beforeWrite });
      await runSteps(deploymentSteps(holder.rig.deployment), holder.rig.run);
      expect((await destroy(holder.rig, KEEP)).some(({ outcome }) => outcome === 'interrupted')).toBe(true);
      const again = createRig({ after: holder.rig });
      expect(isFinished(await destroy(again, KEEP)), `call ${at}`).toBe(true);
      expect([...again.state.buckets.keys()], `call ${at}`).toEqual([BUCKET]);
    }
  });
});

describe('deleting the logs as well', () => {
  const logsOf = async (rig: Rig, decision: LogDecision) => {
    const plan = await planSteps(destructionSteps(rig.deployment, decision), rig.run);
    return plan.find(({ id }) => id === 'logs');
  };

  it('is refused while Object Lock holds them, with the end of the lock', async () => {
    const rig = await deployed(CONFIRMED);
    expect(await logsOf(rig, DELETE)).toMatchObject({
      state: 'blocked',
      problem: { what: expect.stringMatching(/until 2027-03-01T.* under COMPLIANCE/) },
    });
    const [results, state] = [await destroy(rig, DELETE), rig.state.buckets.get(BUCKET)];
    expect(results.find(({ id }) => id === 'logs')?.outcome).toBe('blocked');
    expect(state?.versions).toHaveLength(4);
  });

  it('is refused when a lock was lengthened on an old log file only', async () => {
    const rig = await deployed();
    const bucket = rig.state.buckets.get(BUCKET)!;
    const [first] = bucket.versions;
    first!.retention = { mode: 'GOVERNANCE', until: new Date('2030-01-01T00:00:00Z') };
    const modified = new Date(START + 3_600_000);
    bucket.versions.push({ ...first!, versionId: 'newer', modified, retention: undefined });
    expect((await logsOf(rig, DELETE))?.problem?.what).toContain('until 2030-01-01');
  });

  it('is refused when another bucket is named', async () => {
    const rig = await deployed();
    expect(await logsOf(rig, { kind: 'delete', bucket: 'another' })).toMatchObject({ state: 'blocked' });
  });

  it('is done when the bucket is named and no lock holds', async () => {
    const rig = await deployed();
    await rig.run.clock.sleep(3 * 86_400_000, rig.run.signal);
    expect(rig.run.clock.now().getTime()).toBeGreaterThan(START);
    expect(isFinished(await destroy(rig, DELETE))).toBe(true);
    expect(rig.state.buckets.size).toBe(0);
  });
});
