import { type CheckResult, judgeEach, notApplicable, type Place } from '../../check/index.js';
import type { Answer, TrailFacts } from '../../snapshot/index.js';

/** Judges the organization trail where there is one: that there is none is what ORG-03 fails for. */
export function ofTrail(
  trail: Answer<TrailFacts | null>,
  decide: (trail: TrailFacts, place: Place) => readonly CheckResult[],
): readonly CheckResult[] {
  return judgeEach(trail, (found) =>
    found === null
      ? [notApplicable('there is no organization trail')]
      : decide(found, {
          accountId: found.arn.split(':')[4] ?? '',
          region: found.homeRegion,
          resource: found.arn,
        }),
  );
}
