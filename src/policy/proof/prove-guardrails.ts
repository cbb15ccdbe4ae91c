import { fillGuardrails, type Guardrails } from '../guardrails/fill-guardrails.js';
import type { GuardrailInput } from '../guardrails/guardrail-input.js';
import { type PolicySize, policySizes } from '../guardrails/policy-size.js';
import { assumingCases } from './cases/assuming.js';
import { auditingCases } from './cases/auditing.js';
import { configurationReadingCases } from './cases/configuration-reading.js';
import { deliveryCases } from './cases/deliveries.js';
import { detectionTamperingCases } from './cases/detection-tampering.js';
import { keyAdministrationCases } from './cases/key-administration.js';
import { managementAccountCases } from './cases/management-account.js';
import { readingCases } from './cases/reading.js';
import { roleTamperingCases } from './cases/role-tampering.js';
import { storeTamperingCases } from './cases/store-tampering.js';
import { judgeCase } from './judge-case.js';
import { isAsExpected, type ProofCase, type ProofResult } from './proof-case.js';
import { type ProofWorld, proofWorld } from './proof-world.js';

/** What the policies of a configuration decide, case by case. */
export interface Proof {
  readonly results: readonly ProofResult[];
  readonly sizes: readonly PolicySize[];
  /** True when every case is as expected and every policy fits AWS's quota. */
  readonly holds: boolean;
}

/**
 * Asks the whole matrix of the policies that `input` leads to.
 *
 * @param guardrails other policies than those, to see what they would lose
 */
export function proveGuardrails(
  input: GuardrailInput,
  guardrails: Guardrails = fillGuardrails(input),
): Proof {
  const results = proofCases(proofWorld(input)).map((each) => judgeCase(each, input, guardrails));
  const sizes = policySizes(guardrails);
  const holds = results.every(isAsExpected) && sizes.every(({ size, quota }) => size <= quota);
  return { results, sizes, holds };
}

/** Every case of the matrix: deliveries, attacks, and what has to stay possible. */
export function proofCases(world: ProofWorld): readonly ProofCase[] {
  return [
    ...deliveryCases(world),
    ...storeTamperingCases(world),
    ...readingCases(world),
    ...keyAdministrationCases(world),
    ...detectionTamperingCases(world),
    ...roleTamperingCases(world),
    ...auditingCases(world),
    ...assumingCases(world),
    ...configurationReadingCases(world),
    ...managementAccountCases(world),
  ];
}
