import { type CheckResult, judgeEach, notApplicable, type Place } from '../../check/index.js';
import type { Audit } from '../../view/index.js';
import { type WatchedLogGroup, watchedLogGroups } from './watched-log-groups.js';

export type PresentLogGroup = WatchedLogGroup & { readonly logGroupArn: string };

/** Judges each log group that a trail delivers to. That a trail has none and should is what CWL-01 fails for. */
export function ofLogGroups(
  audit: Audit,
  decide: (group: PresentLogGroup, place: Place) => readonly CheckResult[],
  without: (place: Place) => CheckResult = withoutGroup,
): readonly CheckResult[] {
  return judgeEach(watchedLogGroups(audit), (groups) => {
    if (groups.length === 0)
      return [notApplicable('no trail delivers to a log group, and none is expected to')];
    return groups.flatMap((group) => {
      const { accountId, region, trail, logGroupArn } = group;
      const place = { accountId, region, resource: logGroupArn ?? trail.arn };
      return logGroupArn === undefined ? [without(place)] : decide({ ...group, logGroupArn }, place);
    });
  });
}

function withoutGroup(place: Place): CheckResult {
  return notApplicable('the trail delivers to no log group, for which CWL-01 fails', place);
}

/** `/orgtrail/organization-trail` of its ARN. */
export function nameOfLogGroup(arn: string): string {
  return arn.split(':').slice(6).join(':');
}
