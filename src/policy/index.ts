/** IAM policy documents: those that orgtrail sets up, what they decide, and the proof that they do. */
export {
  type ConditionText,
  listed,
  type OneOrMore,
  type PolicyConditions,
  type PolicyDocument,
  type PolicyPrincipal,
  type PolicyStatement,
} from './document/policy-document.js';
export {
  GUARDRAIL_NAMES,
  GUARDRAILS,
  type GuardrailName,
  type PolicyKind,
} from './guardrails/guardrail-catalog.js';
export { fillGuardrails, type Guardrails } from './guardrails/fill-guardrails.js';
export type { GuardrailInput, ProtectedNames } from './guardrails/guardrail-input.js';
export {
  checkPolicySizes,
  minifyPolicy,
  POLICY_QUOTAS,
  type PolicySize,
  policySizes,
} from './guardrails/policy-size.js';
export {
  type AccessRequest,
  type AnonymousPrincipal,
  principalArn,
  type RequestContext,
  type RequestPrincipal,
  type RequestResource,
  type RolePrincipal,
  type RootPrincipal,
  type ServicePrincipal,
  type UserPrincipal,
} from './evaluation/access-request.js';
export {
  type ApplicablePolicies,
  type ControlPolicyChain,
  type ControlPolicyLevel,
  FULL_ACCESS,
  type NamedPolicy,
  RESOURCE_CONTROL_FULL_ACCESS,
} from './evaluation/applicable-policies.js';
export type { Decision, PolicyLayer, StatementReference } from './evaluation/decision.js';
export { evaluateAccess } from './evaluation/evaluate-access.js';
export type { Doubt } from './matching/answer.js';
export { isLikeAnyArn } from './matching/arn-pattern.js';
export { PROOF_LIMITS, type ProofLimit } from './proof/limits.js';
export {
  type Actor,
  type Expectation,
  isAsExpected,
  type ProofCase,
  type ProofResult,
  type Target,
} from './proof/proof-case.js';
export { type Proof, proveGuardrails } from './proof/prove-guardrails.js';
export type { Situation } from './proof/situation.js';
