import type { ControlPolicyChain } from '../../policy/index.js';
import { type Answer, chainAnswer, known } from '../snapshot/index.js';
import type { Audit } from '../view/index.js';

type PolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/**
 * The service control policies over an account, root first. None where the organization has not enabled them:
 * a policy that is attached and whose type is disabled binds nobody, and a level without any would otherwise
 * look like one that allows nothing.
 */
export function serviceControlOver(audit: Audit, accountId: string): Answer<ControlPolicyChain> {
  return chainOver(audit, 'SERVICE_CONTROL_POLICY', () => audit.serviceControlOf(accountId));
}

export function resourceControlOver(audit: Audit, accountId: string): Answer<ControlPolicyChain> {
  return chainOver(audit, 'RESOURCE_CONTROL_POLICY', () => audit.resourceControlOf(accountId));
}

function chainOver(
  { snapshot }: Audit,
  type: PolicyType,
  chain: () => Answer<ControlPolicyChain>,
): Answer<ControlPolicyChain> {
  return chainAnswer(snapshot.organization.roots, (roots) =>
    roots.some(({ policyTypes }) => policyTypes.includes(type)) ? chain() : known([]),
  );
}
