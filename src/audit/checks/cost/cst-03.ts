import { countOf } from '../../../count-of.js';
import { defineCheck, fail, judgeEach, notApplicable, pass, withPassesAs } from '../../check/index.js';
import { byAccount, newestMonth } from './newest-month.js';

/** Of fewer accounts no one is usual. */
const FEWEST = 3;

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-costs.html: also free events are counted. */
export const cst03 = defineCheck({
  id: 'CST-03',
  title: 'No account makes many times as many events as the others',
  severity: 'low',
  mappings: { nist80053: ['AU-6'] },
  run: ({ snapshot: { usage }, expectations: { usageFactor } }) =>
    judgeEach(usage, (rows) => {
      const month = newestMonth(rows).filter(({ usageType }) => usageType.endsWith('EventsRecorded'));
      const events = byAccount(month, ({ quantity }) => quantity);
      if (events.size < FEWEST) return [notApplicable(`fewer than ${FEWEST} accounts have recorded events`)];
      const median = medianOf([...events.values()]);
      const results = [...events].map(([accountId, count]) =>
        count <= usageFactor * median
          ? pass('usual', { accountId })
          : fail(
              `${countOf(Math.round(count), 'event')} in ${month[0]!.month}, ${Math.round(count / median)} times the median of the accounts`,
              `orgtrail cost report --account ${accountId}  # which service and which principal`,
              { accountId },
            ),
      );
      return withPassesAs(results, (count) =>
        pass(`within ${usageFactor} times the median: ${countOf(count, 'account')}`),
      );
    }),
});

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle]!;
  return (lower + sorted[middle]!) / 2;
}
