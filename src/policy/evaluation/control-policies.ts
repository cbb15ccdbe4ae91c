import { unsupported } from '../matching/answer.js';
import { type AccessRequest, principalAccount } from './access-request.js';
import type { ApplicablePolicies, ControlPolicyChain } from './applicable-policies.js';
import type { LayerResult } from './evaluate-layer.js';

/**
 * Service control policies bind the users, roles and root users of member accounts: not the management account,
 * not service-linked roles, and no service that acts for itself.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function bindingServiceControl(
  { principal }: AccessRequest,
  { serviceControl = [], managementAccountId }: ApplicablePolicies,
): ControlPolicyChain {
  switch (principal.kind) {
    case 'service':
    case 'anonymous':
      return [];
    case 'role':
      if (principal.serviceLinked === true) return [];
      break;
    case 'user':
    case 'root':
      break;
  }
  return principalAccount(principal) === managementAccountId ? [] : serviceControl;
}

/**
 * Resource control policies bind everybody who touches a resource of a member account, services too, except
 * service-linked roles.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function bindingResourceControl(
  { principal, resource }: AccessRequest,
  { resourceControl = [], managementAccountId }: ApplicablePolicies,
): ControlPolicyChain {
  if (principal.kind === 'role' && principal.serviceLinked === true) return [];
  if (resource.accountId === managementAccountId) return [];
  return resourceControl;
}

/** Those that AWS named when it introduced resource control policies. It has added others since. */
const RESOURCE_CONTROLLED: ReadonlySet<string> = new Set(['s3', 'sts', 'kms', 'sqs', 'secretsmanager']);

/** Whether resource control policies reach the other services is not verified, so a Deny for one is a doubt. */
export function withServiceDoubt({ action }: AccessRequest, layer: LayerResult): LayerResult {
  const service = serviceOf(action);
  if (RESOURCE_CONTROLLED.has(service)) return layer;
  const doubt = unsupported(
    'resource control policy',
    `it is not verified that resource control policies reach ${service}`,
  );
  const statements = layer.statements.map((statement) =>
    statement.effect === 'Deny' && statement.applies.kind === 'yes'
      ? { ...statement, applies: doubt }
      : statement,
  );
  return { ...layer, statements };
}

export function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':')).toLowerCase();
}
