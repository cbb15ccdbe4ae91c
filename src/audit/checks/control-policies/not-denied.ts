import { type CheckResult, fail, type Place, undecided } from '../../check/index.js';
import { type ApplicablePolicies, principalArn, type RequestPrincipal } from '../../../policy/index.js';
import { ask, type ProbePlace, administratorOf, rootOf, type Tampering } from '../../questions/index.js';

/** Somebody who must not get through, and whose policies would let them. */
export interface Attacker {
  readonly name: string;
  readonly principal: RequestPrincipal;
  /** Told where it is not the one that is judged; absent where it does not matter which. */
  readonly accountId?: string;
}

/** Nobody can be more inside an account: one that nobody exempts, and the root user. */
export function insiders(place: ProbePlace): readonly Attacker[] {
  const { accountId } = place;
  return [
    { name: 'an administrator', principal: administratorOf(place), accountId },
    { name: 'the root user', principal: rootOf(place), accountId },
  ];
}

export interface Attack {
  readonly attackers: readonly Attacker[];
  readonly attempts: readonly Tampering[];
  /** The account that what is attacked is in. */
  readonly resourceAccountId: string;
  readonly organizationId: string;
  readonly policies: ApplicablePolicies;
  readonly remediation: string;
  /** Where S3 is called: the Region of the bucket, which its ARN does not tell. */
  readonly bucketRegion?: string;
}

/** What attackers may do after all, one result for those who may do the same; what cannot be told, as another. */
export function notDenied(attack: Attack, place: Place): readonly CheckResult[] {
  const found = attack.attackers.map((attacker) => {
    const verdicts = attack.attempts.map((attempt) => ({
      action: attempt.action,
      verdict: verdictOf(attempt, attacker, attack),
    }));
    const allowed = verdicts.filter(({ verdict }) => verdict.kind === 'allowed');
    const doubt = verdicts.find(({ verdict }) => verdict.kind === 'unknown');
    return { attacker, actions: [...new Set(allowed.map(({ action }) => action))].join(', '), doubt };
  });
  const told = [...new Set(found.map(({ actions }) => actions))].filter((actions) => actions !== '');
  const fails = told.map((actions) => {
    const who = found.filter((each) => each.actions === actions).map(({ attacker }) => attacker);
    return fail(`${namesOf(who, place)} may ${actions}`, attack.remediation, place);
  });
  const doubts = found.flatMap(({ attacker, doubt }) =>
    doubt?.verdict.kind === 'unknown'
      ? [`${doubt.action} by ${nameOf(attacker, place)}: ${doubt.verdict.because}`]
      : [],
  );
  return [...fails, ...doubts.slice(0, 1).map((because) => undecided(because, place))];
}

function namesOf(attackers: readonly Attacker[], place: Place): string {
  const names = attackers.map((attacker) => nameOf(attacker, place));
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The place tells the account already, and what is equal elsewhere reads as one. */
function nameOf({ name, accountId }: Attacker, place: Place): string {
  return accountId === undefined || accountId === place.accountId ? name : `${name} of account ${accountId}`;
}

function verdictOf({ action, arn }: Tampering, attacker: Attacker, attack: Attack) {
  const { organizationId, resourceAccountId: accountId, policies } = attack;
  const resource = { arn, accountId, organizationId };
  const region = regionOf(action, arn, attacker, attack);
  const context = region === undefined ? {} : { 'aws:RequestedRegion': region };
  return ask({ principal: attacker.principal, action, resource, context }, policies);
}

/**
 * Where the call has to be made. Global services are called in us-east-1; what that is in other partitions is
 * not documented.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
 */
function regionOf(
  action: string,
  arn: string,
  attacker: Attacker,
  { bucketRegion }: Attack,
): string | undefined {
  const [, partition, , region = ''] = arn.split(':');
  if (region !== '') return region;
  if (action.startsWith('s3:')) return bucketRegion;
  const ownPartition = partition ?? partitionOf(attacker);
  return ownPartition === 'aws' ? 'us-east-1' : undefined;
}

function partitionOf({ principal }: Attacker): string | undefined {
  return principalArn(principal)?.split(':')[1];
}
