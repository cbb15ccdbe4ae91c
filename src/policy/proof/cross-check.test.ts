import { describe, expect, it } from 'vitest';
import { simulate } from '../evaluation/simulate.contract.js';
import { EXAMPLE_INPUT } from '../guardrails/example-input.contract.js';
import { fillGuardrails } from '../guardrails/fill-guardrails.js';
import { accessRequest, applicablePolicies } from './judge-case.js';
import type { ProofCase, ProofResult } from './proof-case.js';
import { proveGuardrails } from './prove-guardrails.js';

const guardrails = fillGuardrails(EXAMPLE_INPUT);
const { results } = proveGuardrails(EXAMPLE_INPUT, guardrails);

interface Exception {
  readonly why: string;
  readonly applies: (each: ProofCase) => boolean;
}

/** What the other evaluator cannot be asked, or answers otherwise; `src/policy/evaluation/cross-check.test.ts` shows each. */
const EXCEPTIONS: readonly Exception[] = [
  {
    why: 'it drops keys below kms:EncryptionContext',
    applies: ({ action, target, expected }) =>
      action === 'kms:GenerateDataKey' && target.name === 'log key' && expected === 'allowed',
  },
  {
    why: 'it takes no session policy for a root user',
    applies: ({ actor }) => actor.session !== undefined,
  },
  {
    why: 'it lets a bucket policy keep the root user from removing it',
    applies: ({ actor, action, expected }) =>
      actor.principal.kind === 'root' && action.endsWith('BucketPolicy') && expected === 'allowed',
  },
];

const isExcepted = ({ case: each }: ProofResult) => EXCEPTIONS.some(({ applies }) => applies(each));

describe('the matrix and @cloud-copilot/iam-simulate', () => {
  it('agree on every case that both can be asked, down to the grammar of the policies', async () => {
    const asked = results.filter((result) => !isExcepted(result));
    const disagreements: string[] = [];
    for (const { case: each, actual } of asked) {
      const policies = applicablePolicies(each, EXAMPLE_INPUT, guardrails);
      const simulated = await simulate(accessRequest(each, EXAMPLE_INPUT), policies);
      if (simulated.kind !== actual) disagreements.push(`${each.id}: ${actual}, not ${simulated.kind}`);
    }
    expect(disagreements).toEqual([]);
    expect(results.length - asked.length).toBeLessThan(10);
  });
});
