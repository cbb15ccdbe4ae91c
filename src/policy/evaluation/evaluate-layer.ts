import type { ConditionContext } from '../conditions/condition-context.js';
import { listed } from '../document/policy-document.js';
import type { Doubt } from '../matching/answer.js';
import type { PrincipalMatch } from '../matching/match-principal.js';
import type { AccessRequest } from './access-request.js';
import type { NamedPolicy } from './applicable-policies.js';
import type { PolicyLayer } from './decision.js';
import { evaluateStatement, type StatementResult } from './evaluate-statement.js';
import { type Grant, missing } from './grant.js';

/** All statements of one layer, judged. */
export interface LayerResult {
  readonly layer: PolicyLayer;
  readonly statements: readonly StatementResult[];
}

export function evaluateLayer(
  layer: PolicyLayer,
  policies: readonly NamedPolicy[],
  request: AccessRequest,
  context: ConditionContext,
): LayerResult {
  const statements = policies.flatMap(({ name, document }) =>
    listed(document.Statement).map((statement, index) =>
      evaluateStatement(
        statement,
        { layer, policy: name, statement: statement.Sid ?? `#${index + 1}` },
        { request, context, version: document.Version },
      ),
    ),
  );
  return { layer, statements };
}

export function deniesOf({ statements }: LayerResult): readonly StatementResult[] {
  return statements.filter(({ effect, applies }) => effect === 'Deny' && applies.kind === 'yes');
}

export function doubtfulDeniesOf({ statements }: LayerResult): readonly Doubt[] {
  return statements.flatMap(({ effect, applies }) =>
    effect === 'Deny' && applies.kind === 'unknown' ? applies.doubts : [],
  );
}

/** Whether a statement of the layer allows the request; of a resource's policy, one that names the principal so. */
export function allowOf({ layer, statements }: LayerResult, matches?: readonly PrincipalMatch[]): Grant {
  const allows = statements.filter(
    ({ effect, match }) =>
      effect === 'Allow' && (matches === undefined || match === undefined || matches.includes(match)),
  );
  const found = allows.find(({ applies }) => applies.kind === 'yes');
  if (found !== undefined) return { kind: 'granted', by: found.reference };
  const doubts = allows.flatMap(({ applies }) => (applies.kind === 'unknown' ? applies.doubts : []));
  return doubts.length > 0
    ? { kind: 'unknown', doubts }
    : missing(layer, `no statement of ${LAYER_NAMES[layer]} allows it`);
}

export const LAYER_NAMES: Readonly<Record<PolicyLayer, string>> = {
  'service-control': 'the service control policies',
  'resource-control': 'the resource control policies',
  resource: "the resource's policy",
  identity: "the principal's policies",
  boundary: 'the permissions boundary',
  session: 'the session policy',
};
