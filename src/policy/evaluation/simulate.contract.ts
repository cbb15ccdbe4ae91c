import { runSimulation } from '@cloud-copilot/iam-simulate';
import { conditionContext } from '../conditions/condition-context.js';
import { type AccessRequest, principalArn } from './access-request.js';
import {
  type ApplicablePolicies,
  type ControlPolicyChain,
  RESOURCE_CONTROL_FULL_ACCESS,
} from './applicable-policies.js';
import { bindingResourceControl, bindingServiceControl } from './control-policies.js';

/** What the other evaluator says, and the condition keys that it did not look at. */
export interface Simulated {
  readonly kind: 'allowed' | 'denied';
  readonly ignored: readonly string[];
}

/**
 * The same question put to @cloud-copilot/iam-simulate, which shares no code with this evaluator. It asks its
 * caller to know which control policies bind a principal and what the derived condition keys hold.
 */
export async function simulate(request: AccessRequest, policies: ApplicablePolicies): Promise<Simulated> {
  const { principal, resource, action } = request;
  const simulation = {
    request: {
      principal: simulatedPrincipal(request),
      action,
      resource: { resource: resource.arn, accountId: resource.accountId },
      contextVariables: contextOf(request),
    },
    identityPolicies: identityOf(principal.kind, policies),
    serviceControlPolicies: chainOf(bindingServiceControl(request, policies)),
    resourceControlPolicies: chainOf(bindingResourceControl(request, policies)).map(withoutFullAccess),
    ...(policies.resource === undefined ? {} : { resourcePolicy: policies.resource.document }),
    ...(policies.session === undefined ? {} : { sessionPolicy: policies.session[0]!.document }),
    ...(policies.boundary === undefined
      ? {}
      : { permissionBoundaryPolicies: namedPolicies(policies.boundary) }),
  };
  const answer = await runSimulation(simulation, { simulationMode: 'Strict' });
  if (answer.resultType === 'error') throw new Error(JSON.stringify(answer.errors));
  const result = answer.resultType === 'single' ? answer.result : answer.results[0]!;
  return {
    kind: answer.overallResult === 'Allowed' ? 'allowed' : 'denied',
    ignored: result.ignoredContextKeys ?? [],
  };
}

const ROOT = {
  name: 'root user',
  policy: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
};

/** A service has none, and a root user may do everything. */
function identityOf(kind: AccessRequest['principal']['kind'], { identity }: ApplicablePolicies) {
  if (kind === 'root') return [ROOT];
  return kind === 'role' || kind === 'user' ? namedPolicies(identity) : [];
}

function simulatedPrincipal({ principal }: AccessRequest): string {
  switch (principal.kind) {
    case 'role': {
      const [, partition, , , accountId] = principal.arn.split(':');
      return `arn:${partition}:sts::${accountId}:assumed-role/${principal.arn.split('/').at(-1)}/${principal.sessionName ?? 'session'}`;
    }
    case 'user':
    case 'root':
      return principalArn(principal)!;
    case 'service':
      return principal.service;
    case 'anonymous':
      return 'anonymous';
  }
}

const DERIVED = [
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:PrincipalOrgID',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName',
  'aws:PrincipalType',
  'aws:username',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
];

function contextOf(request: AccessRequest): Record<string, string | string[]> {
  const context = conditionContext(request);
  const derived = DERIVED.flatMap((key) => {
    const value = context.valueOf(key);
    return typeof value === 'string' ? [] : [[key, value[0]!] as const];
  });
  const given = Object.entries(request.context).map(
    ([key, value]) => [key, typeof value === 'string' ? value : [...value]] as const,
  );
  return Object.fromEntries([...derived, ...given]);
}

function namedPolicies(policies: ApplicablePolicies['identity'] = []) {
  return policies.map(({ name, document }) => ({ name, policy: document }));
}

function chainOf(chain: ControlPolicyChain) {
  return chain.map(({ target, policies }) => ({ orgIdentifier: target, policies: namedPolicies(policies) }));
}

/** It adds RCPFullAWSAccess itself, and refuses it when it is given. */
function withoutFullAccess(level: ReturnType<typeof chainOf>[number]): typeof level {
  return {
    ...level,
    policies: level.policies.filter(({ policy }) => policy !== RESOURCE_CONTROL_FULL_ACCESS),
  };
}
