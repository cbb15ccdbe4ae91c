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
import { notAsked, type RegionFacts, type TrailStatus } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
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
      pass(`${count} accounts and Regions see the trail logging`),
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
        ? [fail('the organization trail does not reach this account and Region', REPAIR, place)]
        : judgeEach(seen.status, (status) => [judgeStatus(status, place)], place);
    },
    place,
  );
}

function judgeStatus({ isLogging, deliveryError }: TrailStatus, place: Place): CheckResult {
  if (!isLogging) return fail('the organization trail does not log here', REPAIR, place);
  return deliveryError === undefined
    ? pass('logging', place)
    : fail(`CloudTrail cannot deliver from here: ${deliveryError}`, 'See TRL-04 and BKT-03.', place);
}

const REPAIR =
  'See ORG-02 and COV-04; after both are repaired, aws cloudtrail update-trail --name TRAIL_ARN --is-organization-trail in the management account makes the copies again';
