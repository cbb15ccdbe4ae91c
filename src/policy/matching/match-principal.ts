import { listed, type PolicyPrincipal, type PolicyStatement } from '../document/policy-document.js';
import { principalAccount, principalArn, type RequestPrincipal } from '../evaluation/access-request.js';
import { type Answer, no, unsupported } from './answer.js';

/** How a resource's policy names a principal, which decides what else the principal needs. */
export type PrincipalMatch =
  /** The session or the user itself, or a service: nothing else is needed in the same account. */
  | 'itself'
  /** The role of the session: a boundary and a session policy still bound it. */
  | 'its-role'
  /** Everybody. */
  | 'everyone'
  /** Its account, which leaves the decision to the account's own policies. */
  | 'its-account';

export type PrincipalAnswer =
  | { readonly kind: 'yes'; readonly match: PrincipalMatch }
  | Exclude<Answer, { kind: 'yes' }>;

/** `Principal` or `NotPrincipal` of a resource's policy. */
export function matchPrincipal(statement: PolicyStatement, principal: RequestPrincipal): PrincipalAnswer {
  if (statement.NotPrincipal !== undefined) return matchNotPrincipal(statement, principal);
  if (statement.Principal === undefined) {
    return unsupported('Statement', "a statement of a resource's policy names no Principal");
  }
  return matchNames(namesOf(statement.Principal), principal);
}

interface PrincipalName {
  readonly kind: string;
  readonly name: string;
}

function namesOf(principal: PolicyPrincipal): readonly PrincipalName[] {
  if (principal === '*') return [{ kind: 'AWS', name: '*' }];
  return Object.entries(principal).flatMap(([kind, names]) => listed(names).map((name) => ({ kind, name })));
}

const STRENGTH: readonly PrincipalMatch[] = ['itself', 'its-role', 'everyone', 'its-account'];

function matchNames(names: readonly PrincipalName[], principal: RequestPrincipal): PrincipalAnswer {
  const answers = names.map((name) => matchName(name, principal));
  const best = STRENGTH.find((match) => answers.includes(match));
  if (best !== undefined) return { kind: 'yes', match: best };
  const canonical = names.some(({ kind }) => kind === 'CanonicalUser');
  return canonical && principalAccount(principal) !== undefined
    ? unsupported('Principal.CanonicalUser', 'which account a canonical user is cannot be told')
    : no('it names others');
}

function matchName({ kind, name }: PrincipalName, principal: RequestPrincipal): PrincipalMatch | undefined {
  if (kind === 'Service') {
    return principal.kind === 'service' && principal.service === name ? 'itself' : undefined;
  }
  if (kind !== 'AWS') return undefined;
  if (name === '*') return 'everyone';
  if (accountNamed(name) !== undefined) {
    return accountNamed(name) === principalAccount(principal) ? 'its-account' : undefined;
  }
  if (name === sessionArn(principal)) return 'itself';
  if (name !== principalArn(principal)) return undefined;
  return principal.kind === 'role' ? 'its-role' : 'itself';
}

/** `111122223333` and `arn:aws:iam::111122223333:root` both name an account. */
function accountNamed(name: string): string | undefined {
  return /^(?:arn:[a-z-]+:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
}

/** `arn:aws:sts::111122223333:assumed-role/Name/session`: without the path of the role. */
function sessionArn(principal: RequestPrincipal): string | undefined {
  if (principal.kind !== 'role' || principal.sessionName === undefined) return undefined;
  const [, partition, , , accountId] = principal.arn.split(':');
  const name = principal.arn.split('/').at(-1);
  return `arn:${partition}:sts::${accountId}:assumed-role/${name}/${principal.sessionName}`;
}

/**
 * A principal gets away only when all of its names stand there: its session's, its own and its account's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function matchNotPrincipal(statement: PolicyStatement, principal: RequestPrincipal): PrincipalAnswer {
  if (statement.Effect === 'Allow') {
    return unsupported('NotPrincipal', 'NotPrincipal with Allow is not evaluated');
  }
  const names = namesOf(statement.NotPrincipal!);
  const spared = allNames(principal).map((own) => names.some((name) => isNamed(name, own)));
  if (names.some(({ kind, name }) => kind === 'AWS' && name === '*')) return no('it spares everybody');
  if (spared.length > 0 && spared.every(Boolean)) return no('it spares the principal');
  if (!spared.some(Boolean)) return { kind: 'yes', match: 'everyone' };
  return unsupported(
    'NotPrincipal',
    'NotPrincipal names only some of session, role and account, and services differ in what they make of that',
  );
}

function allNames(principal: RequestPrincipal): readonly string[] {
  if (principal.kind === 'service') return [principal.service];
  return [sessionArn(principal), principalArn(principal), principalAccount(principal)].filter(
    (name) => name !== undefined,
  );
}

function isNamed({ name }: PrincipalName, own: string): boolean {
  return name === own || (accountNamed(own) !== undefined && accountNamed(own) === accountNamed(name));
}
