import {
  type ApplicablePolicies,
  type ControlPolicyChain,
  type Decision,
  evaluateAccess,
  listed,
  type NamedPolicy,
  type RequestContext,
  type RequestPrincipal,
  type RequestResource,
} from '../../policy/index.js';

/** May somebody do something? */
export interface Question {
  readonly principal: RequestPrincipal;
  readonly action: string;
  readonly resource: RequestResource;
  /** Beside what every direct call over TLS carries. */
  readonly context?: RequestContext;
}

/** `unknown` hangs on something that nobody told or that is not evaluated: never to be taken for denied. */
export type Verdict =
  | { readonly kind: 'allowed'; readonly by: string }
  | { readonly kind: 'denied' }
  | { readonly kind: 'unknown'; readonly because: string };

/**
 * A call of a principal itself: no service stands between. Everything else that a condition may ask for is
 * unknown, because an attacker chooses it.
 */
const DIRECT: RequestContext = {
  'aws:SecureTransport': 'true',
  's3:TlsVersion': '1.3',
  'aws:SourceArn': [],
  'aws:SourceAccount': [],
  'aws:SourceOrgID': [],
  'aws:SourceOrgPaths': [],
  'aws:CalledVia': [],
  'aws:ViaAWSService': 'false',
};

/** Asks the policies. A doubt about a Deny does not matter where nothing allows. */
export function ask(question: Question, policies: ApplicablePolicies): Verdict {
  const decision = decide(question, policies);
  if (decision.kind !== 'unknown') return verdictOf(decision);
  const widest = decide(question, withoutDenies(policies));
  return widest.kind === 'denied' ? { kind: 'denied' } : verdictOf(decision);
}

export function decide(
  { principal, action, resource, context }: Question,
  policies: ApplicablePolicies,
): Decision {
  const request = { principal, action, resource, context: { ...DIRECT, ...context } } as const;
  return evaluateAccess({ ...request, otherKeys: 'unknown' }, policies);
}

function verdictOf(decision: Decision): Verdict {
  switch (decision.kind) {
    case 'allowed':
      return { kind: 'allowed', by: decision.explanation };
    case 'denied':
      return { kind: 'denied' };
    case 'unknown':
      return { kind: 'unknown', because: decision.explanation };
  }
}

function withoutDenies(policies: ApplicablePolicies): ApplicablePolicies {
  const { identity, boundary, session, resource, serviceControl, resourceControl } = policies;
  return {
    ...policies,
    ...(identity && { identity: identity.map(allowsOf) }),
    ...(boundary && { boundary: boundary.map(allowsOf) }),
    ...(session && { session: session.map(allowsOf) }),
    ...(resource && { resource: allowsOf(resource) }),
    ...(serviceControl && { serviceControl: allowsOfChain(serviceControl) }),
    ...(resourceControl && { resourceControl: allowsOfChain(resourceControl) }),
  };
}

function allowsOfChain(chain: ControlPolicyChain): ControlPolicyChain {
  return chain.map(({ target, policies }) => ({ target, policies: policies.map(allowsOf) }));
}

function allowsOf({ name, document }: NamedPolicy): NamedPolicy {
  const Statement = listed(document.Statement).filter(({ Effect }) => Effect !== 'Deny');
  return { name, document: { ...document, Statement } };
}
