import { describe, expect, it } from 'vitest';
import { EXAMPLE_INPUT } from '../guardrails/example-input.contract.js';
import { fillGuardrails } from '../guardrails/fill-guardrails.js';
import { GUARDRAIL_NAMES } from '../guardrails/guardrail-catalog.js';
import { matchAction } from '../matching/match-action.js';
import { judgeCase } from './judge-case.js';
import { isAsExpected } from './proof-case.js';
import { proofWorld } from './proof-world.js';
import { proofCases } from './prove-guardrails.js';
import { type WeakenedGuardrails, weakenedGuardrails } from './weakened-guardrails.contract.js';

/** With every optional part in use, so that none of them goes unasked. */
const INPUT = {
  ...EXAMPLE_INPUT,
  protectedNames: { trails: ['detect'], logGroups: ['/detect'], eventBuses: ['alerts'] },
};

const guardrails = fillGuardrails(INPUT);
const cases = proofCases(proofWorld(INPUT));
const mutants = weakenedGuardrails(guardrails);

/** Only requests that a statement is about can miss a part of it. */
const relevant = new Map(
  [...new Set(mutants.map(({ original }) => original))].map((original) => [
    original,
    cases.filter(({ action }) => matchAction(original, action).kind === 'yes'),
  ]),
);

/** The first case that misses what was taken away. */
function missedBy({ original, guardrails: weakened }: WeakenedGuardrails): string | undefined {
  return relevant.get(original)!.find((each) => !isAsExpected(judgeCase(each, INPUT, weakened)))?.id;
}

/** Parts that no case misses, and why they stay. */
const JUSTIFIED: Readonly<Record<string, string>> = {};

describe('the policies with any one part taken away', () => {
  it('are several hundred', () => {
    expect(mutants.length).toBeGreaterThan(400);
    expect(new Set(mutants.map(({ policy }) => policy)).size).toBe(GUARDRAIL_NAMES.length);
  });

  it.each(GUARDRAIL_NAMES)('fail a case of the matrix: %s', (name) => {
    const survivors = mutants
      .filter(({ policy, what }) => policy === name && !(`${policy}: ${what}` in JUSTIFIED))
      .filter((mutant) => missedBy(mutant) === undefined)
      .map(({ what }) => what);
    expect(survivors).toEqual([]);
  });
});
