import { type CheckResult, defineCheck, fail, type Place, undecided } from '../../check/index.js';
import { listed, type NamedPolicy, type RequestPrincipal } from '../../../policy/index.js';
import {
  ADMINISTRATOR,
  administratorOf,
  ANONYMOUS,
  ask,
  bucketTampering,
  concrete,
  type GuardedTargets,
  logFileOf,
  roleNamed,
  STRANGER,
  strangerOf,
  type Tampering,
} from '../../questions/index.js';
import { ofBucketPolicy } from './of-bucket-policy.js';

/** What is granted to everybody in the organization is granted to whoever takes over one account of it. */
export const bkt06 = defineCheck({
  id: 'BKT-06',
  title: 'The bucket policy lets neither everybody nor the whole organization write, delete or reconfigure',
  severity: 'high',
  mappings: { securityHub: ['S3.6'], nist80053: ['AU-9', 'AC-6'], pciDss: ['10.3.2'] },
  run: (audit) =>
    ofBucketPolicy(
      audit,
      'neither everybody nor the organization may change logs',
      (targets, policy, place) =>
        crowds(targets, policy).flatMap((crowd) => grantsTo(crowd, targets, policy, place)),
    ),
});

interface Crowd {
  readonly name: string;
  readonly principal: RequestPrincipal;
}

/** Administrators of accounts that no policy names: what they get, all get. */
function crowds({ partition, organizationId }: GuardedTargets, policy: NamedPolicy): readonly Crowd[] {
  const member = { partition, accountId: STRANGER, organizationId };
  return [
    { name: 'everybody without credentials', principal: ANONYMOUS },
    { name: 'every AWS account', principal: strangerOf(partition) },
    { name: 'every account of the organization', principal: administratorOf(member) },
    ...rolesOfAnyAccount(policy).map((pattern) => ({
      name: `every role like ${pattern}`,
      principal: roleNamed(concrete(pattern.replace(ANY_ACCOUNT, `$1${STRANGER}`)), member),
    })),
  ];
}

const ANY_ACCOUNT = /^(arn:[^:]*:iam::)[*?]+(?=:role\/)/;

/** A name that conditions ask for with any account in front: an administrator of a member makes such a role. */
function rolesOfAnyAccount({ document }: NamedPolicy): readonly string[] {
  const values = listed(document.Statement).flatMap(({ Condition = {} }) =>
    Object.values(Condition).flatMap((keys) =>
      Object.entries(keys).flatMap(([key, texts]) =>
        key.toLowerCase() === 'aws:principalarn' ? listed(texts).map(String) : [],
      ),
    ),
  );
  return [...new Set(values)].filter((value) => ANY_ACCOUNT.test(value));
}

function grantsTo(
  { name, principal }: Crowd,
  targets: GuardedTargets,
  policy: NamedPolicy,
  place: Place,
): readonly CheckResult[] {
  const verdicts = changes(targets).map((each) => ({
    action: each.action,
    verdict: askFor(principal, each, targets, policy),
  }));
  const allowed = verdicts.filter(({ verdict }) => verdict.kind === 'allowed').map(({ action }) => action);
  if (allowed.length > 0) return [fail(`${name} may ${allowed.join(', ')}`, TIGHTEN, place)];
  const doubt = verdicts.find(({ verdict }) => verdict.kind === 'unknown');
  return doubt?.verdict.kind === 'unknown'
    ? [undecided(`whether ${name} may ${doubt.action}: ${doubt.verdict.because}`, place)]
    : [];
}

function changes(targets: GuardedTargets): readonly Tampering[] {
  const arn = logFileOf(targets, STRANGER);
  return [{ action: 's3:PutObject', arn }, ...bucketTampering(targets.bucketArn, arn)];
}

function askFor(
  principal: RequestPrincipal,
  { action, arn }: Tampering,
  { logArchiveAccountId: accountId, organizationId }: GuardedTargets,
  policy: NamedPolicy,
) {
  const resource = { arn, accountId, organizationId };
  return ask({ principal, action, resource }, { identity: ADMINISTRATOR, resource: policy });
}

const TIGHTEN =
  'orgtrail deploy  # step log-archive sets a policy that grants this to nobody; with other tools: name the principals that need it, and no more actions than they need';
