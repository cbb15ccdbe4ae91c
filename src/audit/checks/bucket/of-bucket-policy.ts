import { type CheckResult, judgeEach, notApplicable, pass, type Place } from '../../check/index.js';
import type { NamedPolicy } from '../../../policy/index.js';
import { type GuardedTargets, guardedTargets } from '../../questions/index.js';
import type { Audit } from '../../view/index.js';

/** A bucket without a policy: nobody outside its account gets in, CloudTrail included. */
const NO_POLICY: NamedPolicy = { name: 'no bucket policy', document: { Statement: [] } };

/** Asks the bucket policy. It passes when nothing is found. */
export function ofBucketPolicy(
  audit: Audit,
  passing: string,
  find: (targets: GuardedTargets, policy: NamedPolicy, place: Place) => readonly CheckResult[],
): readonly CheckResult[] {
  return judgeEach(guardedTargets(audit), (targets) => {
    if (targets === null) return [notApplicable(NO_BUCKET)];
    const { bucket, logArchiveAccountId: accountId } = targets;
    const place = {
      accountId,
      ...(bucket.region.kind === 'known' && { region: bucket.region.value }),
      resource: bucket.name,
    };
    return judgeEach(
      bucket.policy,
      (document) => {
        const policy = document === null ? NO_POLICY : { name: 'the bucket policy', document };
        const found = find(targets, policy, place);
        return found.length === 0 ? [pass(passing, place)] : found;
      },
      place,
    );
  });
}

export const NO_BUCKET = 'there is no organization trail, or its bucket belongs to another organization';
