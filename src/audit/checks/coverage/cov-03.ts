import { countOf } from '../../../count-of.js';
import {
  type CheckResult,
  defineCheck,
  fail,
  judgeEach,
  pass,
  type Place,
  unknown,
  withPassesAs,
} from '../../check/index.js';
import { notAsked, type RegionFacts, type TrailFacts, type TrailStatus } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { statusCommand, trailCommand } from '../trail/index.js';
import { inEachAccount } from './each-place.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html: members see the trail. */
export const cov03 = defineCheck({
  id: 'COV-03',
  title: 'Every member sees the organization trail in every Region, logging and without an error',
  severity: 'high',
  mappings: { cis: ['4.1'], nist80053: ['AU-5', 'AU-12'], pciDss: ['10.2.1', '10.7.2'], soc2: ['CC7.2'] },
  run: (audit) => {
    const { accountOf, managementAccountId } = audit;
    const management = managementAccountId.kind === 'known' ? managementAccountId.value : undefined;
    const results = inEachAccount(audit, ({ accountId }) => {
      if (accountId === management) return [];
      const account = accountOf(accountId);
      if (account === undefined) return [unknown(notAsked({ ...QUESTION, accountId }))];
      return account.inRegions.flatMap((facts) => judgeRegion(audit, accountId, facts));
    });
    const judged = withPassesAs(results, (count) =>
      pass(`the trail is seen logging in ${countOf(count, 'account and Region', 'accounts and Regions')}`),
    );
    return judged.length > 0 ? judged : [pass('the organization has no other member')];
  },
});

const QUESTION = { permission: 'cloudtrail:DescribeTrails', operation: 'DescribeTrails' };

function judgeRegion(
  { trail }: Audit,
  accountId: string,
  { region, trails }: RegionFacts,
): readonly CheckResult[] {
  const found = trail.kind === 'known' ? trail.value : null;
  if (found === null || (!found.isMultiRegionTrail && region !== found.homeRegion)) return [];
  const place = { accountId, region, resource: found.arn };
  return judgeEach(
    trails,
    (all) => {
      const seen = all.find(({ arn }) => arn === found.arn);
      return seen === undefined
        ? [fail('the organization trail does not reach this account and Region', repair(found), place)]
        : judgeEach(seen.status, (status) => [judgeStatus(found, status, place)], place);
    },
    place,
  );
}

function judgeStatus(
  found: TrailFacts,
  { isLogging, deliveryError }: TrailStatus,
  place: Place,
): CheckResult {
  if (!isLogging) return fail('the organization trail does not log here', repair(found), place);
  return deliveryError === undefined
    ? pass('logging', place)
    : fail(
        `CloudTrail cannot deliver from here: ${deliveryError}`,
        statusCommand(found.arn, place.region ?? '', place.accountId ?? ''),
        place,
      );
}

/** Making it an organization trail again makes its copies again. */
function repair(trail: TrailFacts): string {
  return `${trailCommand(trail, 'update-trail', '--is-organization-trail')}  # once ORG-02 and COV-04 pass`;
}
