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
import type { ApplicablePolicies, RequestPrincipal } from '../../../policy/index.js';
import {
  ADMINISTRATOR,
  administratorOf,
  ask,
  type GuardedTargets,
  logFileOf,
  rootOf,
} from '../../questions/index.js';
import type { LogBucketFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofBucketPolicy } from './of-bucket-policy.js';
import { ofBucket } from './of-bucket.js';

/**
 * MFA Delete rules out lifecycle rules, so that few have it. A lock that nobody can lift, and a Deny of deleting,
 * do more. https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
 */
export const bkt16 = defineCheck({
  id: 'BKT-16',
  title: 'Deleting a log takes a second factor, or a lock and a Deny of the bucket policy stand in the way',
  severity: 'low',
  mappings: { securityHub: ['S3.20'], nist80053: ['AU-9'], pciDss: ['10.3.2'] },
  run: (audit) =>
    ofBucket(audit, (bucket, place) =>
      judgeEach(
        bucket.versioning,
        ({ multiFactorDelete }) =>
          multiFactorDelete ? [pass('MFA Delete is on', place)] : lockAndDeny(audit, bucket, place),
        place,
      ),
    ),
});

function lockAndDeny(audit: Audit, bucket: LogBucketFacts, place: Place): readonly CheckResult[] {
  return judgeEach(
    bucket.objectLock,
    (lock) =>
      lock?.defaultRetention?.mode === 'COMPLIANCE'
        ? denied(audit)
        : [notApplicable('there is no lock in COMPLIANCE mode, for which BKT-08 or BKT-09 fails', place)],
    place,
  );
}

/** By the bucket policy itself: SCP-02 asks the service control policies. */
function denied(audit: Audit): readonly CheckResult[] {
  return ofBucketPolicy(audit, 'logs are locked, and deleting them is denied', (targets, policy, place) =>
    deleters(targets).flatMap((principal) =>
      DELETING.flatMap((action) =>
        result(principal, action, targets, { identity: ADMINISTRATOR, resource: policy }, place),
      ),
    ),
  );
}

const DELETING = ['s3:DeleteObject', 's3:DeleteObjectVersion'];

function deleters({ partition, logArchiveAccountId, organizationId }: GuardedTargets) {
  const place = { partition, accountId: logArchiveAccountId, organizationId };
  return [administratorOf(place), rootOf(place)];
}

function result(
  principal: RequestPrincipal,
  action: string,
  targets: GuardedTargets,
  policies: ApplicablePolicies,
  place: Place,
): readonly CheckResult[] {
  const { logArchiveAccountId: accountId, organizationId } = targets;
  const resource = { arn: logFileOf(targets, accountId), accountId, organizationId };
  const verdict = ask({ principal, action, resource }, policies);
  if (verdict.kind === 'denied') return [];
  if (verdict.kind === 'unknown') return [undecided(verdict.because, place)];
  const who = principal.kind === 'root' ? 'the root user' : 'an administrator';
  return [fail(`${who} of the log archive account may ${action}`, REMEDIATION, place)];
}

const REMEDIATION = 'orgtrail deploy  # step log-archive sets a bucket policy that denies it';
