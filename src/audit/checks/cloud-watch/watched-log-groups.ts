import {
  allAnswers,
  type Answer,
  chainAnswer,
  known,
  mapAnswer,
  notAsked,
  type TrailFacts,
} from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';

/** A trail that delivers to a log group, where metric filters and alarms watch it. */
export interface WatchedLogGroup {
  /** The account and Region of the group, which are those of the trail's home. */
  readonly accountId: string;
  readonly region: string;
  readonly trail: TrailFacts;
  /** Without the `:*` that a trail has at its end. Undefined when the trail has no log group and should have. */
  readonly logGroupArn: string | undefined;
}

/**
 * The organization trail's log group, and with a trail in each account the groups of those. None where neither
 * the trail nor the configuration has one: the hub watches instead, which CWL-06 looks at.
 */
export function watchedLogGroups(audit: Audit): Answer<readonly WatchedLogGroup[]> {
  const { realTime } = audit.expectations;
  return chainAnswer(audit.trail, (trail) => {
    const central = trail === null ? [] : centralGroup(trail, realTime?.kind === 'central-log-group');
    if (realTime?.kind !== 'per-account' || trail === null) return known(central);
    return mapAnswer(groupsOfAccounts(audit, realTime.trailName, trail.homeRegion), (groups) => [
      ...central,
      ...groups,
    ]);
  });
}

function centralGroup(trail: TrailFacts, isExpected: boolean): readonly WatchedLogGroup[] {
  if (trail.logGroupArn === undefined && !isExpected) return [];
  const [, , , , owner = ''] = trail.arn.split(':');
  const logGroupArn = trail.logGroupArn?.replace(/:\*$/, '');
  const [, , , region = trail.homeRegion, accountId = owner] = (logGroupArn ?? trail.arn).split(':');
  return [{ accountId, region, trail, logGroupArn }];
}

/** An account without that trail is one where CST-02 or STK-01 has something to say, and this has not. */
function groupsOfAccounts(
  audit: Audit,
  trailName: string,
  region: string,
): Answer<readonly WatchedLogGroup[]> {
  return chainAnswer(audit.activeAccounts, (accounts) =>
    mapAnswer(
      allAnswers(accounts.map(({ accountId }) => trailOf(audit, accountId, region, trailName))),
      (found) => found.flatMap((group) => (group === undefined ? [] : [group])),
    ),
  );
}

function trailOf(
  audit: Audit,
  accountId: string,
  region: string,
  trailName: string,
): Answer<WatchedLogGroup | undefined> {
  const question = {
    permission: 'cloudtrail:DescribeTrails',
    operation: 'DescribeTrails',
    accountId,
    region,
  };
  const trails = audit.inRegion(accountId, region)?.trails ?? notAsked(question);
  return mapAnswer(trails, (all) => {
    const trail = all.find(({ name, isOrganizationTrail }) => name === trailName && !isOrganizationTrail);
    if (trail === undefined) return undefined;
    return { accountId, region, trail, logGroupArn: trail.logGroupArn?.replace(/:\*$/, '') };
  });
}
