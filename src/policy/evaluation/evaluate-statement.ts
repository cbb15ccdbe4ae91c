import type { ConditionContext } from '../conditions/condition-context.js';
import { evaluateConditions } from '../conditions/evaluate-conditions.js';
import type { PolicyStatement } from '../document/policy-document.js';
import { type Answer, eachInTurn, unsupported, YES } from '../matching/answer.js';
import { matchAction } from '../matching/match-action.js';
import { matchPrincipal, type PrincipalMatch } from '../matching/match-principal.js';
import { matchResource } from '../matching/match-resource.js';
import type { AccessRequest } from './access-request.js';
import type { PolicyLayer, StatementReference } from './decision.js';

/** Whether one statement applies to a request. */
export interface StatementResult {
  readonly reference: StatementReference;
  readonly effect: 'Allow' | 'Deny';
  readonly applies: Answer;
  /** How it names the principal; only in a resource's policy. */
  readonly match: PrincipalMatch | undefined;
}

export interface StatementContext {
  readonly request: AccessRequest;
  readonly context: ConditionContext;
  readonly version: string | undefined;
}

const ELEMENTS: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

export function evaluateStatement(
  statement: PolicyStatement,
  reference: StatementReference,
  { request, context, version }: StatementContext,
): StatementResult {
  const principal = namesPrincipals(reference.layer)
    ? matchPrincipal(statement, request.principal)
    : undefined;
  const applies = eachInTurn([
    () => knownElements(statement),
    () => matchAction(statement, request.action),
    () => (principal === undefined || principal.kind === 'yes' ? YES : principal),
    () => matchResource(statement, request.resource.arn, context, version),
    () => evaluateConditions(statement.Condition ?? {}, context, version),
  ]);
  return {
    reference,
    effect: statement.Effect,
    applies,
    match: principal?.kind === 'yes' ? principal.match : undefined,
  };
}

/** Those of the organization's resource control policies are all for everybody. */
function namesPrincipals(layer: PolicyLayer): boolean {
  return layer === 'resource' || layer === 'resource-control';
}

function knownElements(statement: PolicyStatement): Answer {
  const odd = Object.keys(statement).find((name) => !ELEMENTS.has(name));
  if (odd !== undefined) return unsupported(odd, `the element ${odd} is not evaluated`);
  return statement.Effect === 'Allow' || statement.Effect === 'Deny'
    ? YES
    : unsupported('Effect', `the effect ${String(statement.Effect)} is neither Allow nor Deny`);
}
