import { countOf } from '../../../count-of.js';
import { type CheckResult, defineCheck, fail, pass, withPassesAs } from '../../check/index.js';
import { ageOf, isWithin } from '../../view/index.js';
import { inEachRegion } from './statuses.js';

/**
 * How long ago the last log was delivered says something in the home Region only, where global services speak:
 * a Region in which nothing happens delivers no logs.
 */
export const trl04 = defineCheck({
  id: 'TRL-04',
  title: 'The organization trail delivers its logs',
  severity: 'critical',
  mappings: { nist80053: ['AU-5', 'AU-12'], pciDss: ['10.7.2'], soc2: ['CC7.2'] },
  run: (audit) => {
    const { snapshot, expectations } = audit;
    const results = inEachRegion(
      audit,
      ({ deliveryError, deliveredAt }, region, trail, place): CheckResult => {
        if (deliveryError !== undefined)
          return fail(`CloudTrail cannot deliver logs: ${deliveryError}`, REPAIR, place);
        if (region !== trail.homeRegion) return pass('no delivery fails', place);
        if (deliveredAt === undefined) return fail('no log was ever delivered', REPAIR, place);
        return isWithin(snapshot, deliveredAt, expectations.deliveryHours)
          ? pass(`the last log is ${ageOf(snapshot, deliveredAt)} old`, place)
          : fail(`the last log is ${ageOf(snapshot, deliveredAt)} old`, REPAIR, place);
      },
    );
    return withPassesAs(results, (count) =>
      pass(`logs are delivered; no error in ${countOf(count, 'Region')}`),
    );
  },
});

const REPAIR =
  'orgtrail deploy  # repairs the policies of bucket and key; BKT-03, KMS-01 and KMS-02 say which one refuses';
