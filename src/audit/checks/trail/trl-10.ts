import { defineCheck, fail, judge, notApplicable, pass } from '../../check/index.js';
import { notAsked } from '../../snapshot/index.js';
import { ofTrail } from './of-trail.js';
import { trailCommand } from './trail-command.js';

/** Insights cost extra, so that only a configuration can say which ones are wanted. */
export const trl10 = defineCheck({
  id: 'TRL-10',
  title: 'The organization trail has the Insights that the configuration wants',
  severity: 'low',
  mappings: { nist80053: ['AU-6'], soc2: ['CC7.2'] },
  run: ({ trail: organizationTrail, expectations: { insights: wanted } }) =>
    ofTrail(organizationTrail, (trail, place) => {
      if (wanted === undefined)
        return [notApplicable('no configuration says which Insights are wanted', place)];
      const question = {
        permission: 'cloudtrail:GetInsightSelectors',
        operation: 'GetInsightSelectors',
        accountId: trail.arn.split(':')[4] ?? '',
        region: trail.homeRegion,
      };
      return judge(
        trail.insights ?? notAsked(question),
        (insights) => {
          const missing = wanted.filter((each) => !insights.includes(each));
          return missing.length === 0
            ? pass(
                insights.length === 0 ? 'no Insights are wanted' : `Insights: ${insights.join(', ')}`,
                place,
              )
            : fail(
                `the trail lacks ${missing.join(', ')}`,
                trailCommand(
                  trail,
                  'put-insight-selectors',
                  `--insight-selectors '${JSON.stringify(wanted.map((InsightType) => ({ InsightType })))}'`,
                ),
                place,
              );
        },
        place,
      );
    }),
});
