import type { NamedPolicy } from '../evaluation/applicable-policies.js';
import type { RequestContext, RequestPrincipal } from '../evaluation/access-request.js';
import type { StatementReference } from '../evaluation/decision.js';
import type { GuardrailName } from '../guardrails/guardrail-catalog.js';
import type { Situation } from './situation.js';

/** One question of the matrix, and the answer that the policies are meant to give. */
export interface ProofCase {
  /** `log-archive-admin.s3:DeleteObject.log-object.only-bucket-policy`; names one case for good. */
  readonly id: string;
  readonly actor: Actor;
  readonly action: string;
  readonly target: Target;
  readonly situation: Situation;
  readonly context: RequestContext;
  readonly expected: Expectation;
  /** What is special about the request, in a few words; `''` for an ordinary one. */
  readonly variant: string;
}

export type Expectation = 'allowed' | 'denied';

export interface Actor {
  /** Starts with the account that it belongs to: `log archive: administrator`. */
  readonly name: string;
  readonly principal: RequestPrincipal;
  /** Its own policies: of `policies/`, or others. */
  readonly identity: readonly (GuardrailName | NamedPolicy)[];
  /** What its session was narrowed to. */
  readonly session?: readonly NamedPolicy[];
}

export interface Target {
  readonly name: string;
  readonly arn: string;
  readonly accountId: string;
  /** The policy of the resource: one of `policies/`, or one that AWS or somebody else gave it. */
  readonly policy?: GuardrailName | NamedPolicy;
}

/** What came of one case. */
export interface ProofResult {
  readonly case: ProofCase;
  readonly actual: Expectation | 'unknown';
  /** `undefined` when nothing allows the request, or when it cannot be told. */
  readonly decidedBy: StatementReference | undefined;
  readonly explanation: string;
}

export function isAsExpected({ case: { expected }, actual }: ProofResult): boolean {
  return expected === actual;
}
