import { countOf } from '../../../count-of.js';
import { type CheckResult, defineCheck, fail, notApplicable, pass, withPassesAs } from '../../check/index.js';
import { ageOf, isWithin } from '../../view/index.js';
import { inEachRegion } from './statuses.js';

/** A digest is delivered every hour, also for one without events. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html */
export const trl05 = defineCheck({
  id: 'TRL-05',
  title: 'The organization trail delivers its digests',
  severity: 'high',
  mappings: { nist80053: ['AU-5', 'AU-10'], pciDss: ['10.3.4'], soc2: ['CC7.2'] },
  run: (audit) => {
    const { snapshot, expectations } = audit;
    const results = inEachRegion(audit, (status, _region, trail, place): CheckResult => {
      const { digestDeliveryError, digestDeliveredAt } = status;
      if (!trail.logFileValidationEnabled) return notApplicable('the trail writes no digests', place);
      if (digestDeliveryError !== undefined)
        return fail(`CloudTrail cannot deliver digests: ${digestDeliveryError}`, REPAIR, place);
      if (digestDeliveredAt === undefined) return fail('no digest was ever delivered', REPAIR, place);
      return isWithin(snapshot, digestDeliveredAt, expectations.digestHours)
        ? pass(`the last digest is ${ageOf(snapshot, digestDeliveredAt)} old`, place)
        : fail(`the last digest is ${ageOf(snapshot, digestDeliveredAt)} old`, REPAIR, place);
    });
    return withPassesAs(results, (count) => pass(`digests are delivered in ${countOf(count, 'Region')}`));
  },
});

const REPAIR =
  'orgtrail deploy  # repairs the policies of bucket and key; BKT-03, KMS-01 and KMS-02 say which one refuses';
