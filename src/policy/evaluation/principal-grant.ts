import { type AccessRequest, principalAccount } from './access-request.js';
import { serviceOf } from './control-policies.js';
import { allowOf, LAYER_NAMES, type LayerResult } from './evaluate-layer.js';
import { type Grant, needsAll, needsOne } from './grant.js';

/** The layers that can give something. */
export interface GrantingLayers {
  readonly identity: LayerResult;
  readonly resource: LayerResult;
  /** Absent when the principal has none. */
  readonly boundary: LayerResult | undefined;
  readonly session: LayerResult | undefined;
}

/**
 * Whether the policies of principal and resource together give the request what it needs.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export function principalGrant(request: AccessRequest, layers: GrantingLayers): Grant {
  const { principal, resource } = request;
  if (principal.kind === 'service' || principal.kind === 'anonymous') return allowOf(layers.resource);
  if (principalAccount(principal) !== resource.accountId) return acrossAccounts(layers);
  return needsResourcePolicy(request) ? withPolicyOfResource(layers) : withinAccount(layers);
}

/** Both sides have to agree. */
function acrossAccounts(layers: GrantingLayers): Grant {
  return needsAll([allowOf(layers.resource), bounded(layers, allowOf(layers.identity))]);
}

/** Either side is enough. */
function withinAccount(layers: GrantingLayers): Grant {
  return needsOne([byResource(layers), bounded(layers, allowOf(layers.identity))]);
}

/** The account's policies count only when the resource's policy leaves the decision to the account. */
function withPolicyOfResource(layers: GrantingLayers): Grant {
  const byAccount = needsAll([
    allowOf(layers.resource, ['its-account']),
    bounded(layers, allowOf(layers.identity)),
  ]);
  return needsOne([byResource(layers), byAccount]);
}

/**
 * A key without a statement that allows it can be used by nobody, and a role that trusts nobody be assumed by
 * nobody. https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
function needsResourcePolicy({ action, resource }: AccessRequest): boolean {
  // kms:ListAliases and its like are about the account and no key.
  return resource.arn !== '*' && (serviceOf(action) === 'kms' || /^sts:assumerole/i.test(action));
}

/** What names the session or the user itself passes a boundary and a session policy; what names the role does not. */
function byResource(layers: GrantingLayers): Grant {
  return needsOne([
    allowOf(layers.resource, ['itself']),
    bounded(layers, allowOf(layers.resource, ['its-role'])),
    doubtIfBounded(allowOf(layers.resource, ['everyone']), layers),
  ]);
}

/** AWS says of users, roles and sessions which of them a boundary binds here, and nothing of `*`. */
function doubtIfBounded(grant: Grant, layers: GrantingLayers): Grant {
  const result = bounded(layers, grant);
  if (grant.kind === 'missing' || result.kind !== 'missing') return result;
  const message = `it is not documented whether a permission for everybody passes ${LAYER_NAMES[result.layer]}`;
  return { kind: 'unknown', doubts: [{ kind: 'unsupported', construct: 'Principal', message }] };
}

function bounded({ boundary, session }: GrantingLayers, grant: Grant): Grant {
  const bounds = [boundary, session].filter((layer) => layer !== undefined).map((layer) => allowOf(layer));
  return needsAll([grant, ...bounds]);
}
