import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  notApplicable,
  pass,
  type Place,
  undecided,
} from '../../check/index.js';
import { type ApplicablePolicies, isLikeAnyArn } from '../../../policy/index.js';
import {
  ask,
  type GuardedTargets,
  guardedTargets,
  resourceControlOver,
  roleNamed,
  serviceControlOver,
  type Verdict,
} from '../../questions/index.js';
import {
  type Answer,
  chainAnswer,
  known,
  mapAnswer,
  notAsked,
  type RoleFacts,
} from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { NO_BUCKET } from '../bucket/of-bucket-policy.js';
import { type AuditorQuestion, forbidden, needed } from './auditor-questions.js';

/** Reading is asked of all policies together. Writing of the role's own: a Deny elsewhere may go away. */
export const ath04 = defineCheck({
  id: 'ATH-04',
  title: 'The auditor role reads logs and results, and may change nothing',
  severity: 'medium',
  mappings: { nist80053: ['AC-6', 'AU-9(6)'], pciDss: ['10.3.1', '10.3.2'] },
  run: (audit) => {
    const { auditors } = audit.expectations;
    if (auditors === undefined) return [notApplicable('only orgtrail.yaml names the auditor role')];
    return judgeEach(guardedTargets(audit), (targets) => {
      if (targets === null) return [notApplicable(NO_BUCKET)];
      const place = { accountId: targets.logArchiveAccountId, resource: auditors.roleArn };
      return judgeEach(
        chainAnswer(roleOf(audit, targets, auditors.roleArn), (role) =>
          role === null ? known(null) : policiesOf(audit, targets, role),
        ),
        (found) =>
          found === null ? [fail('there is no such role', DEPLOY, place)] : judgeRole(audit, targets, found),
        place,
      );
    });
  },
});

const DEPLOY =
  'orgtrail deploy  # step access or identity-center sets up the auditor with policies/auditor-permissions.json';

/** Identity Center puts a hash behind the name, so that a pattern stands for the role. */
function roleOf(audit: Audit, targets: GuardedTargets, pattern: string): Answer<RoleFacts | null> {
  const accountId = targets.logArchiveAccountId;
  const name = pattern.split('/').at(-1) ?? '';
  const roles = audit.accountOf(accountId)?.roles ?? [];
  const found = roles.find(
    (named) =>
      named.name === name ||
      (named.role.kind === 'known' &&
        named.role.value !== null &&
        isLikeAnyArn([pattern], named.role.value.arn)),
  );
  return found?.role ?? notAsked({ permission: 'iam:GetRole', operation: 'GetRole', accountId });
}

interface AuditorPolicies {
  readonly role: RoleFacts;
  readonly own: ApplicablePolicies;
  readonly serviceControl: NonNullable<ApplicablePolicies['serviceControl']>;
  readonly resourceControl: NonNullable<ApplicablePolicies['resourceControl']>;
  readonly bucketPolicy: ApplicablePolicies['resource'];
  readonly keyPolicy: ApplicablePolicies['resource'];
}

function policiesOf(audit: Audit, targets: GuardedTargets, role: RoleFacts): Answer<AuditorPolicies> {
  const { logArchiveAccountId, bucket, key } = targets;
  const keyDocument = key === undefined ? known(null) : key.policy;
  return chainAnswer(ownPolicies(role), (own) =>
    chainAnswer(serviceControlOver(audit, logArchiveAccountId), (serviceControl) =>
      chainAnswer(resourceControlOver(audit, logArchiveAccountId), (resourceControl) =>
        chainAnswer(bucket.policy, (ofBucket) =>
          mapAnswer(keyDocument, (ofKey) => ({
            role,
            own,
            serviceControl,
            resourceControl,
            bucketPolicy: ofBucket === null ? undefined : { name: 'the bucket policy', document: ofBucket },
            keyPolicy: ofKey === null ? undefined : { name: 'the key policy', document: ofKey },
          })),
        ),
      ),
    ),
  );
}

function ownPolicies({ policies, boundary }: RoleFacts): Answer<ApplicablePolicies> {
  return chainAnswer(policies, (identity) =>
    boundary === undefined
      ? known({ identity })
      : mapAnswer(boundary, (document) => ({ identity, boundary: [document] })),
  );
}

function judgeRole(audit: Audit, targets: GuardedTargets, policies: AuditorPolicies): readonly CheckResult[] {
  const place = { accountId: targets.logArchiveAccountId, resource: policies.role.arn };
  const found = [
    ...judgeEach(
      needed(audit, targets),
      (questions) =>
        questions.flatMap((question) =>
          unless(
            'allowed',
            askTogether(question, targets, policies),
            `the auditor may not ${question.action} ${question.arn}`,
            place,
          ),
        ),
      place,
    ),
    ...forbidden(targets).flatMap((question) =>
      unless(
        'denied',
        askOwn(question, targets, policies),
        `the auditor may ${question.action} ${question.arn}`,
        place,
      ),
    ),
  ];
  return found.length === 0 ? [pass('the auditor reads and changes nothing', place)] : found;
}

function unless(
  expected: 'allowed' | 'denied',
  verdict: Verdict,
  problem: string,
  place: Place,
): readonly CheckResult[] {
  if (verdict.kind === expected) return [];
  return verdict.kind === 'unknown'
    ? [undecided(`${problem}? ${verdict.because}`, place)]
    : [fail(problem, DEPLOY, place)];
}

function askTogether(
  { action, arn, context }: AuditorQuestion,
  targets: GuardedTargets,
  { role, own, serviceControl, resourceControl, bucketPolicy, keyPolicy }: AuditorPolicies,
): Verdict {
  const { bucketArn, managementAccountId } = targets;
  const resource = arn.startsWith(bucketArn) ? bucketPolicy : arn === targets.keyArn ? keyPolicy : undefined;
  const policies = { ...own, serviceControl, resourceControl, managementAccountId };
  return ask(
    { ...questionOf({ action, arn }, targets, role), ...(context && { context }) },
    { ...policies, ...(resource && { resource }) },
  );
}

/** As if the resource left the decision to the account. */
function askOwn(question: AuditorQuestion, targets: GuardedTargets, { role, own }: AuditorPolicies): Verdict {
  const root = `arn:${targets.partition}:iam::${targets.logArchiveAccountId}:root`;
  const statement = { Effect: 'Allow', Principal: { AWS: root }, Action: '*', Resource: '*' } as const;
  const resource = { name: 'an ordinary policy', document: { Version: '2012-10-17', Statement: statement } };
  return ask(questionOf(question, targets, role), {
    ...own,
    ...(question.action.startsWith('kms:') ? { resource } : {}),
  });
}

function questionOf({ action, arn }: AuditorQuestion, targets: GuardedTargets, { arn: roleArn }: RoleFacts) {
  const { partition, logArchiveAccountId: accountId, organizationId } = targets;
  const principal = roleNamed(roleArn, { partition, accountId, organizationId });
  return { principal, action, resource: { arn, accountId, organizationId } };
}
