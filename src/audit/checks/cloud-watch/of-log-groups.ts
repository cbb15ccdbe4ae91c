import { type CheckResult, fail, judgeEach, notApplicable, type Place } from '../../check/index.js';
import type { Audit } from '../../view/index.js';
import { type WatchedLogGroup, watchedLogGroups } from './watched-log-groups.js';

export type PresentLogGroup = WatchedLogGroup & { readonly logGroupArn: string };

/** Judges each log group that a trail delivers to; a trail that should have one and has none fails. */
export function ofLogGroups(
  audit: Audit,
  decide: (group: PresentLogGroup, place: Place) => readonly CheckResult[],
): readonly CheckResult[] {
  return judgeEach(watchedLogGroups(audit), (groups) => {
    if (groups.length === 0)
      return [notApplicable('no trail delivers to a log group, and none is expected to')];
    return groups.flatMap((group) => {
      const { accountId, region, trail, logGroupArn } = group;
      return logGroupArn === undefined
        ? [fail(`${trail.name} delivers to no log group`, DEPLOY, { accountId, region, resource: trail.arn })]
        : decide({ ...group, logGroupArn }, { accountId, region, resource: logGroupArn });
    });
  });
}

const DEPLOY =
  'orgtrail deploy, step trail, with realTime mode central-log-group; or aws cloudtrail update-trail with --cloud-watch-logs-log-group-arn and --cloud-watch-logs-role-arn';

/** `/orgtrail/organization-trail` of its ARN. */
export function nameOfLogGroup(arn: string): string {
  return arn.split(':').slice(6).join(':');
}
