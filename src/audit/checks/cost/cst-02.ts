import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  notApplicable,
  pass,
  unknown,
  withPassesAs,
} from '../../check/index.js';
import { notAsked, type RegionFacts, type TrailFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { managementEventsOf, selectionOf } from '../trail/index.js';

/** The organization trail is the first copy, so that every other trail of an account is one that it pays for. */
export const cst02 = defineCheck({
  id: 'CST-02',
  title: 'No account has a trail of its own that records management events again',
  severity: 'medium',
  mappings: {},
  run: (audit) =>
    judgeEach(audit.trail, (trail) => {
      if (trail === null) return [notApplicable('there is no organization trail')];
      return judgeEach(audit.activeAccounts, (accounts) => {
        const results = accounts.flatMap(({ accountId }) => {
          const account = audit.accountOf(accountId);
          if (account === undefined) return [unknown(notAsked({ ...QUESTION, accountId }))];
          return account.inRegions.flatMap((facts) => judgeRegion(audit, accountId, facts));
        });
        return withPassesAs(results, () => pass('no account records its management events twice'));
      });
    }),
});

const QUESTION = { permission: 'cloudtrail:DescribeTrails', operation: 'DescribeTrails' };

/** A trail of all Regions is judged once, where it is at home. */
function judgeRegion(
  audit: Audit,
  accountId: string,
  { region, trails }: RegionFacts,
): readonly CheckResult[] {
  const place = { accountId, region };
  return judgeEach(
    trails,
    (all) => {
      const own = all.filter((each) => isOwn(each, accountId) && each.homeRegion === region);
      return own.length === 0 ? [pass('none', place)] : own.map((each) => judgeTrail(audit, each, place));
    },
    place,
  );
}

function isOwn({ arn, isOrganizationTrail }: TrailFacts, accountId: string): boolean {
  return !isOrganizationTrail && arn.split(':')[4] === accountId;
}

function judgeTrail({ expectations }: Audit, trail: TrailFacts, at: CheckResultPlace): CheckResult {
  const place = { ...at, resource: trail.arn };
  if (trail.status.kind === 'unknown') return unknown(trail.status, place);
  if (!trail.status.value.isLogging) return pass('it does not log', place);
  const selection = selectionOf(trail);
  if (selection.kind === 'unknown') return unknown(selection, place);
  if (managementEventsOf(selection.value).kind === 'none') return pass('no management events', place);
  const { realTime } = expectations;
  if (realTime?.kind === 'per-account' && realTime.trailName === trail.name)
    return pass('the configuration wants it, and its price', place);
  return fail(
    `${trail.name} records management events that the organization trail records already: the account pays for this copy`,
    `aws cloudtrail delete-trail --name ${trail.arn} --region ${trail.homeRegion}  # once nobody reads ${trail.bucket}`,
    place,
  );
}

type CheckResultPlace = { readonly accountId: string; readonly region: string };
