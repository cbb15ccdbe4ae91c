import { type CheckResult, judgeEach, notApplicable, type Place } from '../../check/index.js';
import type { LogBucketFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';

/** Judges the bucket that the organization trail delivers to: that there is no trail is what ORG-03 fails for. */
export function ofBucket(
  { logBucket }: Audit,
  decide: (bucket: LogBucketFacts, place: Place) => readonly CheckResult[],
): readonly CheckResult[] {
  return judgeEach(logBucket, (bucket) =>
    bucket === null ? [notApplicable('there is no organization trail')] : decide(bucket, placeOf(bucket)),
  );
}

/** As far as it is known whose it is and where. */
function placeOf({ name, ownerAccountId, region }: LogBucketFacts): Place {
  return {
    ...(ownerAccountId.kind === 'known' &&
      ownerAccountId.value !== null && { accountId: ownerAccountId.value }),
    ...(region.kind === 'known' && { region: region.value }),
    resource: name,
  };
}
