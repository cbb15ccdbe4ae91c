import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../policy/evaluation/simulate.contract.js';
import { EXAMPLE_INPUT } from '../../../policy/guardrails/example-input.contract.js';
import type { Guardrails } from '../../../policy/index.js';
import { judgeCase } from '../../../policy/proof/judge-case.js';
import { isAsExpected, type ProofCase } from '../../../policy/proof/proof-case.js';
import { proofWorld } from '../../../policy/proof/proof-world.js';
import { proofCases } from '../../../policy/proof/prove-guardrails.js';
import { weakenedGuardrails } from '../../../policy/proof/weakened-guardrails.contract.js';
import { changeSnapshot, EXAMPLE_SNAPSHOT, GUARDRAILS } from '../../example/example-snapshot.contract.js';
import { TRAIL_TAMPERING } from '../../questions/index.js';
import { known, type Snapshot } from '../../snapshot/index.js';
import { openAudit } from '../../view/index.js';
import { EXAMPLE_EXPECTATIONS, worstStatus } from '../check-case.contract.js';
import { CHECKS } from '../index.js';
import { attacksOn, randomWeakening, weaken } from './random-weakening.contract.js';

/** The policies of the example, by the id that they have in its snapshot. */
const POLICIES = {
  'scp-protect-audit-store': 'p-protectstore',
  'scp-protect-trails': 'p-protecttrails',
  'rcp-protect-audit-store': 'p-protectresources',
} as const;

function withGuardrails(guardrails: Guardrails): Snapshot {
  return changeSnapshot((draft) => {
    const { policies } = draft.organization;
    if (policies.kind === 'unknown') return;
    for (const [name, id] of Object.entries(POLICIES))
      for (const policy of policies.value)
        if (policy.id === id)
          policy.document = known(guardrails[name as keyof typeof POLICIES]) as typeof policy.document;
  });
}

function statusOf(id: string, snapshot: Snapshot) {
  const check = CHECKS.find((each) => each.id === id)!;
  return worstStatus(check.run(openAudit(snapshot, EXAMPLE_EXPECTATIONS)));
}

/** Which check has to say so when a case of `orgtrail prove` is no longer denied. */
const OWNERS: Readonly<Record<string, (each: ProofCase) => boolean>> = {
  'SCP-02': ({ actor, situation, action }) =>
    actor.name.startsWith('log archive: root') &&
    situation.name === 'SCP alone' &&
    !action.startsWith('iam:'),
  'SCP-03': ({ actor, action, target }) =>
    /^(?:member: (?:administrator|root user)|security: administrator)$/.test(actor.name) &&
    target.name === 'organization trail' &&
    (TRAIL_TAMPERING as readonly string[]).includes(action),
  'SCP-04': ({ actor, action }) =>
    /^member: (?:administrator|root user)$/.test(actor.name) && action === 'organizations:LeaveOrganization',
  'SCP-06': ({ actor, situation }) =>
    /^management: administrator|^service: cloudtrail/.test(actor.name) && situation.name === 'RCP alone',
};

const cases = proofCases(proofWorld(EXAMPLE_INPUT)).filter(({ expected }) => expected === 'denied');
const owned = Object.entries(OWNERS).map(([id, owns]) => ({ id, cases: cases.filter(owns) }));

describe('a guardrail that is weakened in one place', () => {
  it.each(owned)(
    'is named by $id whenever the matrix misses it',
    ({ id, cases: own }) => {
      const missed = weakenedGuardrails(GUARDRAILS)
        .filter(({ policy }) => policy in POLICIES)
        .filter(({ guardrails }) =>
          own.some((each) => !isAsExpected(judgeCase(each, EXAMPLE_INPUT, guardrails))),
        );
      const quiet = missed.filter(({ guardrails }) => statusOf(id, withGuardrails(guardrails)) !== 'fail');
      expect(missed.length).toBeGreaterThan(0);
      expect(quiet.map(({ policy, what }) => `${policy}: ${what}`)).toEqual([]);
    },
    60_000,
  );
});

describe('guardrails that are weakened at random', () => {
  it.each(['SCP-02', 'SCP-03'] as const)(
    'fail %s where another evaluator lets somebody through, and nowhere else',
    async (id) => {
      const seen = { fail: 0, pass: 0 };
      await fc.assert(
        fc.asyncProperty(randomWeakening(id), async (weakening) => {
          const guardrails = weaken(GUARDRAILS, weakening);
          const audit = openAudit(withGuardrails(guardrails), EXAMPLE_EXPECTATIONS);
          const answers: boolean[] = [];
          for (const { request, policies } of attacksOn(id, audit))
            answers.push((await simulate(request, policies)).kind === 'allowed');
          const expected = answers.some(Boolean) ? 'fail' : 'pass';
          seen[expected] += 1;
          expect(statusOf(id, withGuardrails(guardrails))).toBe(expected);
        }),
        { numRuns: 24, seed: 2026 },
      );
      expect(seen.fail).toBeGreaterThan(3);
      expect(seen.pass).toBeGreaterThan(3);
    },
    120_000,
  );

  it('begin with guardrails that pass', () => {
    expect(statusOf('SCP-02', EXAMPLE_SNAPSHOT)).toBe('pass');
    expect(statusOf('SCP-03', EXAMPLE_SNAPSHOT)).toBe('pass');
  });
});
