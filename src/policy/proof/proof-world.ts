import type { GuardrailInput } from '../guardrails/guardrail-input.js';
import { type Actors, proofActors } from './actors.js';
import { proofTargets, type Targets } from './targets.js';

/** Who and what there is in the organization that the matrix asks about. */
export interface ProofWorld {
  readonly input: GuardrailInput;
  readonly actors: Actors;
  readonly targets: Targets;
}

export function proofWorld(input: GuardrailInput): ProofWorld {
  return { input, actors: proofActors(input), targets: proofTargets(input) };
}
