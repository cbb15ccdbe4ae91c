import { type CheckResult, judge, notApplicable, type Place } from '../../check/index.js';
import type { LogBucketFacts, ObjectLock } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofBucket } from './of-bucket.js';

export type DefaultRetention = NonNullable<ObjectLock['defaultRetention']>;

/** Judges the lock that new logs get: that there is none is what BKT-08 fails for. */
export function ofDefaultRetention(
  audit: Audit,
  decide: (retention: DefaultRetention, bucket: LogBucketFacts, place: Place) => CheckResult,
): readonly CheckResult[] {
  return ofBucket(audit, (bucket, place) =>
    judge(
      bucket.objectLock,
      (lock) => {
        const retention = lock?.defaultRetention ?? null;
        return retention === null
          ? notApplicable('nothing is locked, for which BKT-08 fails', place)
          : decide(retention, bucket, place);
      },
      place,
    ),
  );
}
