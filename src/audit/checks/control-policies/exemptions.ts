import {
  type ControlPolicyChain,
  FULL_ACCESS,
  isLikeAnyArn,
  listed,
  type PolicyStatement,
} from '../../../policy/index.js';
import {
  ADMINISTRATOR,
  administratorOf,
  decide,
  type ProbePlace,
  type Tampering,
} from '../../questions/index.js';

/** By what the denies that matter let somebody pass. */
export interface Exemptions {
  /** Patterns of principals' ARNs. */
  readonly principals: readonly string[];
  /** Condition keys that let somebody pass for what else they are: their tags, for example. */
  readonly others: readonly string[];
}

/**
 * Finds the exemptions in statements that deny one of the attempts to somebody who is not exempted. What a
 * statement is about is found out once, because thousands of accounts share it.
 */
export function exemptionFinder(
  attempts: readonly Tampering[],
): (chain: ControlPolicyChain, place: ProbePlace) => Exemptions {
  const subjects = new Map<PolicyStatement, readonly Tampering[]>();
  const subjectOf = (statement: PolicyStatement) => {
    const found = subjects.get(statement) ?? attempts.filter((attempt) => isAbout(statement, attempt));
    subjects.set(statement, found);
    return found;
  };
  return (chain, place) => {
    const conditions = statementsOf(chain)
      .filter((versioned) => denies(versioned, subjectOf(versioned.statement), place))
      .flatMap(({ statement }) => conditionsOf(statement));
    const arns = conditions.filter(({ key }) => key === 'aws:principalarn').flatMap(({ values }) => values);
    const others = conditions.map(({ key }) => key).filter((key) => PERSONAL.test(key));
    return { principals: [...new Set(arns)], others: [...new Set(others)] };
  };
}

/** What somebody is, beside an ARN, an account and an organization, which nobody chooses. */
const PERSONAL = /^aws:(?:principaltag\/|userid$|username$|sourceidentity$|federatedprovider$)/;

interface VersionedStatement {
  readonly statement: PolicyStatement;
  readonly version: string | undefined;
}

function statementsOf(chain: ControlPolicyChain): readonly VersionedStatement[] {
  return chain.flatMap(({ policies }) =>
    policies.flatMap(({ document }) =>
      listed(document.Statement)
        .filter(({ Effect }) => Effect === 'Deny')
        .map((statement) => ({ statement, version: document.Version })),
    ),
  );
}

interface ConditionTexts {
  readonly key: string;
  readonly values: readonly string[];
}

function conditionsOf({ Condition = {} }: PolicyStatement): readonly ConditionTexts[] {
  return Object.values(Condition).flatMap((keys) =>
    Object.entries(keys).map(([key, values]) => ({
      key: key.toLowerCase(),
      values: listed(values).map(String),
    })),
  );
}

/** By its actions alone. */
function isAbout(
  { Condition: _conditions, Resource, NotResource, ...statement }: PolicyStatement,
  attempt: Tampering,
) {
  const everything = { ...statement, ...((Resource ?? NotResource) ? { Resource: '*' } : {}) };
  const place = { partition: 'aws', accountId: '' };
  return denies({ statement: everything, version: undefined }, [attempt], place);
}

/** A statement alone, over what everybody may do. */
function denies(
  { statement, version }: VersionedStatement,
  attempts: readonly Tampering[],
  place: ProbePlace,
): boolean {
  const document = { ...(version !== undefined && { Version: version }), Statement: [statement] };
  const full = { name: 'FullAWSAccess', document: FULL_ACCESS };
  const serviceControl = [{ target: 'root', policies: [full, { name: 'alone', document }] }];
  return attempts.some(({ action, arn }) => {
    const resource = { arn, accountId: place.accountId };
    const question = { principal: administratorOf(place), action, resource };
    const decision = decide(question, { identity: ADMINISTRATOR, serviceControl });
    return decision.kind === 'denied' ? decision.decidedBy !== undefined : decision.kind === 'unknown';
  });
}

/** A role of the account that the pattern lets pass; undefined when it is about other accounts. */
export function roleLike(pattern: string, { partition, accountId }: ProbePlace): string | undefined {
  const [, name = '*'] = /:role\/(.*)$/.exec(pattern) ?? [];
  const arn = `arn:${partition}:iam::${accountId}:role/${name.replaceAll(/[*?]/g, 'x')}`;
  return isLikeAnyArn([pattern], arn) ? arn : undefined;
}
