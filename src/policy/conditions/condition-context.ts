import {
  type AccessRequest,
  principalAccount,
  principalArn,
  type RequestPrincipal,
} from '../evaluation/access-request.js';

/** What the condition keys of a request hold. Names of keys are compared without regard to case. */
export interface ConditionContext {
  /** A list of one or more texts, or why there is none. */
  readonly valueOf: (key: string) => readonly string[] | 'absent' | 'unknown';
}

/**
 * Keys that follow from principal and resource stand in it without being asked for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function conditionContext(request: AccessRequest): ConditionContext {
  const derived = Object.entries(derivedKeys(request));
  const given = Object.entries(request.context);
  const values = new Map(
    [...derived, ...given].map(([key, value]) => [
      key.toLowerCase(),
      typeof value === 'string' ? [value] : value,
    ]),
  );
  const otherwise = request.otherKeys ?? 'absent';
  const without = certainlyAbsent(request.principal);
  return {
    valueOf: (key) => {
      const name = key.toLowerCase();
      const value = values.get(name);
      if (value !== undefined) return value.length === 0 ? 'absent' : value;
      return without.has(name) ? 'absent' : otherwise;
    },
  };
}

/** Where one of these is not derived, the principal has none. */
const OF_EVERYBODY = ['aws:PrincipalArn', 'aws:PrincipalAccount', 'aws:PrincipalServiceName'];
const OF_PEOPLE = [...OF_EVERYBODY, 'aws:PrincipalOrgID', 'aws:PrincipalOrgPaths'];

function certainlyAbsent({ kind }: RequestPrincipal): ReadonlySet<string> {
  const keys = kind === 'service' || kind === 'anonymous' ? OF_PEOPLE : OF_EVERYBODY;
  return new Set(keys.map((key) => key.toLowerCase()));
}

function derivedKeys({ principal, resource }: AccessRequest): Readonly<Record<string, string>> {
  return defined({
    ...principalKeys(principal),
    'aws:ResourceAccount': resource.accountId,
    'aws:ResourceOrgID': resource.organizationId,
  });
}

function principalKeys(principal: RequestPrincipal): Readonly<Record<string, string | undefined>> {
  if (principal.kind === 'anonymous') return { 'aws:PrincipalType': 'Anonymous' };
  if (principal.kind === 'service') {
    return { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': principal.service };
  }
  return {
    'aws:PrincipalArn': principalArn(principal),
    'aws:PrincipalAccount': principalAccount(principal),
    'aws:PrincipalOrgID': principal.organizationId,
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalType': PRINCIPAL_TYPES[principal.kind],
    'aws:username': principal.kind === 'user' ? principal.arn.split('/').at(-1) : undefined,
  };
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
const PRINCIPAL_TYPES = { role: 'AssumedRole', user: 'User', root: 'Account' } as const;

function defined(keys: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
