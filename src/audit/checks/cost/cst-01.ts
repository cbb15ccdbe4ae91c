import { countOf } from '../../../count-of.js';
import { defineCheck, fail, judgeEach, notApplicable, pass } from '../../check/index.js';
import { byAccount, newestMonth } from './newest-month.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-costs.html: the first copy is free, further ones are not. */
export const cst01 = defineCheck({
  id: 'CST-01',
  title: 'No account pays for a further copy of its management events',
  severity: 'medium',
  mappings: {},
  run: ({ snapshot: { usage } }) =>
    judgeEach(usage, (rows) => {
      const month = newestMonth(rows);
      const [first] = month;
      if (first === undefined) return [notApplicable('Cost Explorer tells of no use of CloudTrail')];
      const paid = month.filter(
        ({ usageType, quantity }) => usageType.endsWith('PaidEventsRecorded') && quantity > 0,
      );
      if (paid.length === 0) return [pass(`nothing was paid for in ${first.month}`)];
      const dollars = byAccount(paid, ({ usd }) => usd);
      return [...byAccount(paid, ({ quantity }) => quantity)].map(([accountId, events]) =>
        fail(
          `further copies of ${countOf(Math.round(events), 'event')} were paid for in ${first.month}, US$ ${dollars.get(accountId)!.toFixed(2)}`,
          'orgtrail audit --only CST-02  # names the trail to delete',
          { accountId },
        ),
      );
    }),
});
