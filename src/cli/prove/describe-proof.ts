import { PROOF_LIMITS, type ProofResult } from '../../policy/index.js';
import { describeDecision } from './group-results.js';
import type { PrintedProof } from './print-proof.js';

/** The document of `--json`. */
export function describeProof({ proof, config, assumptions }: PrintedProof) {
  return {
    schema: 'orgtrail.prove/1',
    config,
    holds: proof.holds,
    cases: proof.results.map(describeCase),
    policies: proof.sizes,
    limits: PROOF_LIMITS,
    assumptions,
  };
}

function describeCase(result: ProofResult) {
  const { case: each, actual, explanation } = result;
  return {
    id: each.id,
    actor: each.actor.name,
    action: each.action,
    resource: each.target.arn,
    resourceName: each.target.name,
    situation: each.situation.name,
    variant: each.variant,
    expected: each.expected,
    actual,
    decidedBy: describeDecision(result),
    explanation,
  };
}
