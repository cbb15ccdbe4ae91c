import { type CheckResult, fail, type Place, undecided } from '../../check/index.js';
import { type ApplicablePolicies, principalArn, type RequestPrincipal } from '../../../policy/index.js';
import { ask, type ProbePlace, administratorOf, rootOf, type Tampering } from '../../questions/index.js';

/** Somebody who must not get through, and whose policies would let them. */
export interface Attacker {
  readonly name: string;
  readonly principal: RequestPrincipal;
  readonly accountId: string;
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
  readonly attacker: Attacker;
  readonly attempts: readonly Tampering[];
  /** The account that what is attacked is in. */
  readonly resourceAccountId: string;
  readonly organizationId: string;
  readonly policies: ApplicablePolicies;
  readonly remediation: string;
  /** Where S3 is called: the Region of the bucket, which its ARN does not tell. */
  readonly bucketRegion?: string;
}

/** What the attacker may do after all, as one result; what cannot be told, as another. */
export function notDenied(attack: Attack, place: Place): readonly CheckResult[] {
  const { attacker, remediation } = attack;
  const verdicts = attack.attempts.map((attempt) => ({ attempt, verdict: verdictOf(attempt, attack) }));
  const allowed = verdicts.filter(({ verdict }) => verdict.kind === 'allowed');
  const names = [...new Set(allowed.map(({ attempt }) => attempt.action))];
  const doubts = verdicts.flatMap(({ attempt, verdict }) =>
    verdict.kind === 'unknown' ? [`${attempt.action} by ${attacker.name}: ${verdict.because}`] : [],
  );
  return [
    ...(names.length > 0
      ? [fail(`${nameOf(attacker, place)} may ${names.join(', ')}`, remediation, place)]
      : []),
    ...(doubts[0] === undefined ? [] : [undecided(doubts[0], place)]),
  ];
}

/** The place tells the account already, and what is equal elsewhere reads as one. */
function nameOf({ name, accountId }: Attacker, place: Place): string {
  return accountId === place.accountId ? name : `${name} of account ${accountId}`;
}

function verdictOf({ action, arn }: Tampering, attack: Attack) {
  const { attacker, organizationId, resourceAccountId: accountId, policies } = attack;
  const resource = { arn, accountId, organizationId };
  const region = regionOf(action, arn, attack);
  const context = region === undefined ? {} : { 'aws:RequestedRegion': region };
  return ask({ principal: attacker.principal, action, resource, context }, policies);
}

/**
 * Where the call has to be made. Global services are called in us-east-1; what that is in other partitions is
 * not documented.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
 */
function regionOf(action: string, arn: string, { bucketRegion, attacker }: Attack): string | undefined {
  const [, partition, , region = ''] = arn.split(':');
  if (region !== '') return region;
  if (action.startsWith('s3:')) return bucketRegion;
  const ownPartition = partition ?? partitionOf(attacker);
  return ownPartition === 'aws' ? 'us-east-1' : undefined;
}

function partitionOf({ principal }: Attacker): string | undefined {
  return principalArn(principal)?.split(':')[1];
}
