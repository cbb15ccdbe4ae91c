import type { Region } from '../../../cloudtrail/index.js';
import { type CheckResult, judgeEach, notApplicable, type Place, unknown } from '../../check/index.js';
import { notAsked, type TrailFacts, type TrailStatus } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofTrail } from './of-trail.js';

/**
 * Judges what the management account hears of the trail in each of its Regions: a trail of all Regions delivers
 * from each of them on its own.
 */
export function inEachRegion(
  { trail, managementAccountId, accountOf }: Audit,
  decide: (status: TrailStatus, region: Region, trail: TrailFacts, place: Place) => CheckResult,
): readonly CheckResult[] {
  return ofTrail(trail, (found) =>
    judgeEach(managementAccountId, (accountId) => {
      const facts = accountOf(accountId)?.inRegions ?? [];
      return facts
        .filter(({ region }) => found.isMultiRegionTrail || region === found.homeRegion)
        .flatMap(({ region, trails }) => {
          const place = { accountId, region, resource: found.arn };
          return judgeEach(
            trails,
            (seen) => {
              const here = seen.find(({ arn }) => arn === found.arn);
              if (here === undefined)
                return [unknown(notAsked({ ...QUESTION, accountId, region }, UNSEEN), place)];
              return judgeEach(
                here.status,
                (status) => [judgeStatus(status, () => decide(status, region, found, place), place)],
                place,
              );
            },
            place,
          );
        });
    }),
  );
}

const QUESTION = { permission: 'cloudtrail:DescribeTrails', operation: 'DescribeTrails' };
const UNSEEN = 'the trail is not seen in this Region';

/** That it does not log is what TRL-01 fails for. */
function judgeStatus({ isLogging }: TrailStatus, decide: () => CheckResult, place: Place): CheckResult {
  return isLogging ? decide() : notApplicable('the trail does not log', place);
}
