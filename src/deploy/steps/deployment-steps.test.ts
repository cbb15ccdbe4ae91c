import { describe, expect, it } from 'vitest';
import {
  BUCKET,
  createRig,
  exampleManifest,
  type Rig,
  type RigParts,
  START,
} from '../../../test/rig/example-deployment.js';
import { MEMBER, ownPolicies } from '../../../test/rig/aws-state.js';
import { Refusal } from '../../../test/rig/refusal.js';
import { isFinished, planSteps, runSteps } from '../engine/index.js';
import { deploymentSteps } from './deployment-steps.js';

const deploy = async (rig: Rig) => runSteps(deploymentSteps(rig.deployment), rig.run);
const outcomes = async (rig: Rig) => (await deploy(rig)).map(({ id, outcome }) => `${id} ${outcome}`);

const ORDER = [
  'trusted-access',
  'delegated-administrator',
  'stack-set-access',
  'policy-types',
  'staging-log-archive-us-east-1',
  'staging-management-us-east-1',
  'log-archive',
  'trail',
  'start-logging',
  'first-delivery',
  'retention',
  'guardrails',
  'delivery-under-guardrails',
  'detection',
  'detection-management',
  'every-account-delivers',
];

const CONFIRMED = {
  decisions: {
    complianceConfirmedFor: BUCKET,
    guardrailsTriedIn: undefined,
    relock: true,
    deliveryPatienceMilliseconds: 3 * 3_600_000,
  },
};

describe('a deployment into an organization where nothing is enabled', () => {
  it('runs every step in the documented order, and waits for a word before COMPLIANCE', async () => {
    const rig = createRig();
    // Everybody had delivered before it was looked at.
    const other: Readonly<Record<string, string>> = {
      retention: 'held',
      'every-account-delivers': 'unchanged',
    };
    expect(await outcomes(rig)).toEqual(ORDER.map((id) => `${id} ${other[id] ?? 'changed'}`));
    expect(rig.state.buckets.get(BUCKET)?.lock).toEqual({ mode: 'GOVERNANCE', days: 1 });
  });

  it('changes nothing when it is run again', async () => {
    const first = createRig({ changes: CONFIRMED });
    expect(isFinished(await deploy(first))).toBe(true);
    const writes = first.cloud.writes.length;
    expect(await outcomes(createRig({ after: first, changes: CONFIRMED }))).toEqual(
      ORDER.map((id) => `${id} unchanged`),
    );
    expect(first.cloud.writes.slice(writes)).toEqual([]);
  });

  it('attaches guardrails only after the trail has delivered', async () => {
    const { writes } = await (async () => {
      const rig = createRig({ delivers: false });
      const results = await deploy(rig);
      expect(results.map(({ outcome }) => outcome).slice(9)).toEqual([
        'unfinished',
        'not-reached',
        'not-reached',
        'not-reached',
        'not-reached',
        'not-reached',
        'not-reached',
      ]);
      expect(ownPolicies(rig.state)).toEqual([]);
      return rig.cloud;
    })();
    expect(writes).toContain('cloudtrail:StartLogging');
  });
});

describe('guardrails that are in the way of a delivery', () => {
  const withErrors = async () => {
    const rig = createRig({ changes: CONFIRMED });
    const run = {
      ...rig.run,
      report: (progress: Parameters<Rig['run']['report']>[0]) => {
        if (progress.kind !== 'step-ended' || progress.result.id !== 'guardrails') return;
        Object.assign(rig.state.trails[0]!, { errors: { LatestDeliveryError: 'AccessDenied' } });
      },
    };
    return { rig, results: await runSteps(deploymentSteps(rig.deployment), run) };
  };

  it('stop the deployment with what CloudTrail says, and what to detach', async () => {
    const { results } = await withErrors();
    const at = ORDER.indexOf('delivery-under-guardrails');
    expect(results[at]).toMatchObject({
      outcome: 'blocked',
      problem: {
        what: 'CloudTrail cannot deliver with the guardrails attached: LatestDeliveryError: AccessDenied',
        next: expect.stringContaining('Detach orgtrail-protect-audit-store-from-outside'),
      },
    });
    expect(results.slice(at + 1).every(({ outcome }) => outcome === 'not-reached')).toBe(true);
  });

  it('let it go on when the delivery does', async () => {
    const { rig } = await withErrors();
    Object.assign(rig.state.trails[0]!, { errors: {} });
    const again = createRig({ after: rig, changes: CONFIRMED });
    expect(isFinished(await deploy(again))).toBe(true);
  });
});

describe('an account of which nothing arrives', () => {
  it('leaves the deployment unfinished, and the rest of it in place', async () => {
    const rig = createRig({ changes: CONFIRMED, silent: [MEMBER] });
    const results = await deploy(rig);
    expect(results.at(-1)).toMatchObject({
      id: 'every-account-delivers',
      outcome: 'unfinished',
      problem: { what: `no log file and no digest of ${MEMBER} (payments) yet` },
    });
    expect(results.slice(0, -1).every(({ outcome }) => outcome === 'changed')).toBe(true);
    expect(ownPolicies(rig.state)).toHaveLength(1);
    const again = createRig({ after: rig, changes: CONFIRMED });
    again.state.accounts.find(({ accountId }) => accountId === MEMBER)!.status = 'SUSPENDED';
    expect(isFinished(await deploy(again))).toBe(true);
  });

  it('is told with the others, of which only some are named', async () => {
    const rig = createRig({ delivers: false });
    for (let at = 0; at < 20; at += 1)
      rig.state.accounts.push({ accountId: `6666666666${10 + at}`, name: `team ${at}`, status: 'ACTIVE' });
    const plan = await planSteps(deploymentSteps(rig.deployment), rig.run);
    expect(plan.at(-1)?.changes).toEqual([
      {
        kind: 'wait',
        action: 'create',
        what: expect.stringMatching(
          /^the first log file or digest of 111111111111 \(management\), .* and 19 more$/,
        ),
      },
    ]);
  });
});

describe('a plan', () => {
  it('reads only, and shows what is not there yet step by step', async () => {
    const rig = createRig();
    const plan = await planSteps(deploymentSteps(rig.deployment), rig.run);
    expect(rig.cloud.writes).toEqual([]);
    expect(plan.map(({ id }) => id)).toEqual(ORDER);
    expect(plan.find(({ id }) => id === 'guardrails')?.changes).toMatchObject([
      {
        action: 'create',
        logicalId: 'ProtectTrails',
        resourceType: 'AWS::Organizations::Policy',
        statements: [{ action: 'create', policy: 'Content', statement: 'ProtectKey' }],
      },
      { kind: 'parameter', name: 'KeyArn', knownAfter: 'log-archive' },
      { kind: 'parameter', name: 'RootId', after: 'r-ab12' },
    ]);
  });

  it('shows nothing after a deployment', async () => {
    const rig = createRig({ changes: CONFIRMED });
    await deploy(rig);
    const plan = await planSteps(deploymentSteps(rig.deployment), rig.run);
    expect(plan.filter(({ state }) => state !== 'as-wanted')).toEqual([]);
  });
});

describe('a deployment that is interrupted', () => {
  const complete = async (parts: RigParts) => {
    const rig = createRig({ changes: CONFIRMED, ...parts });
    const results = await deploy(rig);
    return { rig, results };
  };

  it('before any of its calls that change something, completes when it is repeated, to the same end', async () => {
    const whole = await complete({});
    expect(isFinished(whole.results)).toBe(true);
    const calls = whole.rig.cloud.writes.length;
    expect(calls).toBeGreaterThan(30);
    for (let at = 1; at <= calls; at += 1) {
      const holder: { rig?: Rig } = {};
      const beforeWrite = (_action: string, count: number): void => {
        if (count !== at || holder.rig?.run.signal.aborted !== false) return;
        holder.rig.abort();
        holder.rig.run.signal.throwIfAborted();
      };
      holder.rig = createRig({ changes: CONFIRMED, beforeWrite });
      const results = await deploy(holder.rig);
      expect(results.filter(({ outcome }) => outcome === 'interrupted').length, `call ${at}`).toBe(1);
      const again = await complete({ after: holder.rig });
      expect(isFinished(again.results), `call ${at}: ${JSON.stringify(again.results)}`).toBe(true);
      expect(endOf(again.rig), `call ${at}`).toEqual(endOf(whole.rig));
    }
  });

  it('by a refusal that passes, at any of its calls that change something, goes on by itself to the same end', async () => {
    const whole = await complete({});
    const calls = whole.rig.cloud.writes.length;
    for (let at = 1; at <= calls; at += 1) {
      let refused: string | undefined;
      const beforeWrite = (action: string, count: number): void => {
        if (count !== at || refused !== undefined) return;
        refused = action;
        throw new Refusal('TooManyRequestsException', 'Slow down.');
      };
      const { rig, results } = await complete({ beforeWrite });
      expect(refused, `call ${at}`).toBe(whole.rig.cloud.writes[at - 1]);
      expect(isFinished(results), `${refused}: ${JSON.stringify(results)}`).toBe(true);
      expect(endOf(rig), refused).toEqual(endOf(whole.rig));
      expect(changesOf(results), refused).toEqual(changesOf(whole.results));
    }
  });

  it('by a refusal that does not pass, stops there and names it', async () => {
    const beforeWrite = (action: string): void => {
      if (action === 'organizations:EnablePolicyType') throw new Refusal('AccessDeniedException', 'No.');
    };
    const { rig, results } = await complete({ beforeWrite });
    expect(results.find(({ outcome }) => outcome === 'failed')).toMatchObject({
      id: 'policy-types',
      problem: { what: expect.stringContaining('AccessDeniedException') },
    });
    expect(rig.run.clock.now().getTime() - START).toBeLessThan(60_000);
  });

  it('while CloudFormation works, goes on with what CloudFormation has done meanwhile', async () => {
    const holder: { rig?: Rig } = {};
    const rig = createRig({ changes: CONFIRMED });
    holder.rig = {
      ...rig,
      run: {
        ...rig.run,
        report: (progress) => {
          if (progress.kind === 'stack-event' && progress.event.logicalId === 'LogBucket') rig.abort();
        },
      },
    };
    expect((await deploy(holder.rig)).find(({ id }) => id === 'log-archive')?.outcome).toBe('interrupted');
    const again = await complete({ after: rig });
    expect(isFinished(again.results)).toBe(true);
  });
});

/** How much each step changed; one that waits may find that it need not. */
function changesOf(results: Awaited<ReturnType<typeof deploy>>): readonly string[] {
  return results
    .filter(({ id }) => !id.includes('deliver'))
    .map(({ id, changes }) => `${id} ${changes.length}`);
}

/** What is left when all is done, without what depends on how many tries it took. */
function endOf({ state, cloud }: Rig): unknown {
  return {
    trusted: [...state.trustedServices],
    administrators: [...state.delegatedAdministrators],
    activation: state.activation,
    types: [...state.policyTypes].sort(),
    policies: ownPolicies(state).map(({ name, content, targets }) => ({
      name,
      content,
      targets: [...targets],
    })),
    trails: state.trails.map(({ arn, isLogging }) => ({ arn, isLogging })),
    buckets: [...state.buckets.values()].map(({ name, lock, policy, versions }) => ({
      name,
      lock,
      policy,
      keys: versions.map(({ key, retention }) => ({ key, mode: retention?.mode })),
    })),
    stacks: cloud.stacks.stacks
      .filter(({ status }) => status !== 'DELETE_COMPLETE')
      .map(({ name, status, isProtected, content }) => ({ name, status, isProtected, content })),
    sets: cloud.stackSets.sets.map(({ name, instances }) => ({ name, instances: instances.length })),
  };
}

describe('COMPLIANCE', () => {
  it('is set when the bucket is named, and what was delivered before is locked as long when asked', async () => {
    const rig = createRig({ changes: CONFIRMED });
    await deploy(rig);
    const bucket = rig.state.buckets.get(BUCKET);
    expect(bucket?.lock).toEqual({ mode: 'COMPLIANCE', days: 365 });
    expect(bucket?.versions[0]?.retention).toMatchObject({ mode: 'COMPLIANCE' });
    expect(bucket?.versions[0]?.retention?.until.toISOString().slice(0, 10)).toBe('2027-03-01');
  });

  it('is held when another bucket is named', async () => {
    const decisions = { ...CONFIRMED.decisions, complianceConfirmedFor: 'another-bucket' };
    const rig = createRig({ changes: { decisions } });
    const held = (await deploy(rig)).find(({ id }) => id === 'retention');
    expect(held?.outcome).toBe('held');
    expect(held?.problem?.what).toContain('cannot be undone');
    expect(held?.notes.join('\n')).toContain('first.json.gz is locked until 2026-03-02');
  });

  it('stays when a later run updates the stack', async () => {
    const first = createRig({ changes: CONFIRMED });
    await deploy(first);
    const manifest = exampleManifest();
    const units = manifest.units.map((unit) =>
      unit.id === 'log-archive' ? { ...unit, template: withDescription(unit.template) } : unit,
    );
    const again = createRig({ after: first, changes: { manifest: { ...manifest, units } } });
    expect((await deploy(again)).find(({ id }) => id === 'log-archive')?.outcome).toBe('changed');
    expect(first.state.buckets.get(BUCKET)?.lock).toEqual({ mode: 'COMPLIANCE', days: 365 });
  });
});

function withDescription(template: ReturnType<typeof exampleManifest>['assets'][number]) {
  const document = { ...JSON.parse(new TextDecoder().decode(template.body)), Description: 'changed' };
  return { ...template, body: new TextEncoder().encode(JSON.stringify(document)), hash: 'f'.repeat(64) };
}
