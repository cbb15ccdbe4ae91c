import { countOf } from '../../../count-of.js';
import { isOptIn } from '../../../organization/index.js';
import { defineCheck, fail, pass, withPassesAs } from '../../check/index.js';
import { statusCommand } from '../trail/index.js';
import { inEachAccount, judgeDelivery } from './each-place.js';

/** COV-05 does the same for the Regions that an account has opted in to. */
export const cov02 = defineCheck({
  id: 'COV-02',
  title: 'A log or a digest arrived lately from every account and Region that is enabled by default',
  severity: 'high',
  mappings: { nist80053: ['AU-2', 'AU-12'], pciDss: ['10.2.1', '10.7.2'], soc2: ['CC7.2'] },
  run: (audit) => {
    const { expectations, accountOf, trail } = audit;
    const home =
      trail.kind === 'known' && trail.value?.isMultiRegionTrail === false ? trail.value.homeRegion : null;
    const results = inEachAccount(audit, ({ accountId }, { arn }) =>
      (accountOf(accountId)?.inRegions ?? [])
        .map(({ region }) => region)
        .filter((region) => !isOptIn(region) && (home === null || region === home))
        .map((region) =>
          judgeDelivery(audit, accountId, region, (arrived, place) =>
            arrived
              ? pass('delivered', place)
              : fail(
                  `neither a log nor a digest arrived in the last ${countOf(expectations.deliveryHours, 'hour')}`,
                  statusCommand(arn, region, accountId),
                  place,
                ),
          ),
        ),
    );
    return withPassesAs(results, (count) =>
      pass(
        `delivered in the last ${countOf(expectations.deliveryHours, 'hour')}: ${countOf(count, 'account and Region', 'accounts and Regions')}`,
      ),
    );
  },
});
