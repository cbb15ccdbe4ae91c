import { listed, type PolicyDocument } from '../document/policy-document.js';
import { type AccessRequest, principalAccount } from '../evaluation/access-request.js';
import {
  type ApplicablePolicies,
  type ControlPolicyChain,
  FULL_ACCESS,
  type NamedPolicy,
  RESOURCE_CONTROL_FULL_ACCESS,
} from '../evaluation/applicable-policies.js';
import { evaluateAccess } from '../evaluation/evaluate-access.js';
import type { Guardrails } from '../guardrails/fill-guardrails.js';
import type { GuardrailName } from '../guardrails/guardrail-catalog.js';
import type { GuardrailInput } from '../guardrails/guardrail-input.js';
import type { ProofCase, ProofResult } from './proof-case.js';
import type { Situation } from './situation.js';

/** Asks one case of the policies. */
export function judgeCase(each: ProofCase, input: GuardrailInput, guardrails: Guardrails): ProofResult {
  const decision = evaluateAccess(accessRequest(each, input), applicablePolicies(each, input, guardrails));
  const decidedBy = decision.kind === 'unknown' ? undefined : decision.decidedBy;
  return { case: each, actual: decision.kind, decidedBy, explanation: decision.explanation };
}

/** The request that a case is about. */
export function accessRequest(
  { actor, action, target, context }: ProofCase,
  { organizationId }: GuardrailInput,
): AccessRequest {
  const { arn, accountId } = target;
  return { principal: actor.principal, action, resource: { arn, accountId, organizationId }, context };
}

/** Every policy that has a say in a case. */
export function applicablePolicies(
  { actor, target, situation }: ProofCase,
  input: GuardrailInput,
  guardrails: Guardrails,
): ApplicablePolicies {
  const resource = resourcePolicy(target.policy, situation, guardrails);
  const inOrganization = 'organizationId' in actor.principal && actor.principal.organizationId !== undefined;
  return {
    identity: actor.identity.flatMap((policy) => namedPolicy(policy, guardrails) ?? []),
    ...(actor.session === undefined ? {} : { session: actor.session }),
    ...(resource === undefined ? {} : { resource }),
    ...(situation.serviceControl && inOrganization
      ? { serviceControl: serviceControlOf(principalAccount(actor.principal), input, guardrails) }
      : {}),
    ...(situation.resourceControl
      ? { resourceControl: resourceControlOf(target.accountId, input, guardrails) }
      : {}),
    managementAccountId: input.managementAccountId,
  };
}

const EVERYTHING_FOR_EVERYBODY: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Opened', Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
};

function resourcePolicy(
  policy: ProofCase['target']['policy'],
  { resourcePolicy: state }: Situation,
  guardrails: Guardrails,
): NamedPolicy | undefined {
  if (policy === undefined) return undefined;
  if (state === 'replaced') return { name: 'replaced policy', document: EVERYTHING_FOR_EVERYBODY };
  const asSetUp = namedPolicy(policy, guardrails);
  if (asSetUp === undefined || state === 'as-set-up') return asSetUp;
  const { document } = asSetUp;
  const Statement = [...listed(document.Statement), ...listed(EVERYTHING_FOR_EVERYBODY.Statement)];
  return { ...asSetUp, document: { ...document, Statement } };
}

function namedPolicy(policy: GuardrailName | NamedPolicy, guardrails: Guardrails): NamedPolicy | undefined {
  if (typeof policy !== 'string') return policy;
  const document = guardrails[policy];
  return document === undefined ? undefined : { name: policy, document };
}

/** As the deployment attaches them: one to the root, one to the log archive account. */
function serviceControlOf(
  accountId: string | undefined,
  input: GuardrailInput,
  guardrails: Guardrails,
): ControlPolicyChain {
  const full: NamedPolicy = { name: 'FullAWSAccess', document: FULL_ACCESS };
  const store = { name: 'scp-protect-audit-store', document: guardrails['scp-protect-audit-store'] };
  return [
    {
      target: 'root',
      policies: [full, { name: 'scp-protect-trails', document: guardrails['scp-protect-trails'] }],
    },
    {
      target: accountId ?? '',
      policies: accountId === input.logArchiveAccountId ? [full, store] : [full],
    },
  ];
}

function resourceControlOf(
  accountId: string,
  input: GuardrailInput,
  guardrails: Guardrails,
): ControlPolicyChain {
  const full: NamedPolicy = { name: 'RCPFullAWSAccess', document: RESOURCE_CONTROL_FULL_ACCESS };
  const store = { name: 'rcp-protect-audit-store', document: guardrails['rcp-protect-audit-store'] };
  return [
    { target: 'root', policies: [full] },
    { target: accountId, policies: accountId === input.logArchiveAccountId ? [full, store] : [full] },
  ];
}
