import { countOf } from '../../../count-of.js';
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
import { notAsked } from '../../snapshot/index.js';
import { statusCommand } from '../trail/index.js';
import { inEachAccount, judgeDelivery } from './each-place.js';

/** Events of a Region that was just opted in to may lag for hours. */
export const cov05 = defineCheck({
  id: 'COV-05',
  title: 'A log or a digest arrived lately from every Region that an account has opted in to',
  severity: 'medium',
  mappings: { nist80053: ['AU-12'], pciDss: ['10.2.1'], soc2: ['CC7.2'] },
  run: (audit) => {
    const { trail, expectations } = audit;
    if (trail.kind === 'known' && trail.value?.isMultiRegionTrail === false)
      return [notApplicable('the trail records one Region')];
    const results = inEachAccount(audit, ({ accountId }, { arn }): readonly CheckResult[] => {
      const question = { permission: 'account:ListRegions', operation: 'ListRegions', accountId };
      const regions = audit.accountOf(accountId)?.regions;
      if (regions === undefined) return [unknown(notAsked(question))];
      return judgeEach(regions, (all) => {
        const optedIn = all.filter(({ status }) => status === 'ENABLED').map(({ region }) => region);
        if (optedIn.length === 0) return [pass('none', { accountId })];
        return optedIn.map((region) =>
          judgeDelivery(audit, accountId, region, (arrived, place) =>
            arrived
              ? pass('delivered', place)
              : fail(
                  `the account opted in, and neither a log nor a digest arrived in the last ${countOf(expectations.deliveryHours, 'hour')}`,
                  `${statusCommand(arn, region, accountId)}, some hours after it opted in`,
                  place,
                ),
          ),
        );
      });
    });
    return withPassesAs(results, () => pass('every Region that was opted in to delivers'));
  },
});
