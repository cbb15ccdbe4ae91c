import { denied, HOME, MANAGEMENT } from '../../example/example-snapshot.contract.js';
import { known } from '../../snapshot/index.js';
import type { CheckCase } from '../check-case.contract.js';
import { changeTrail } from './change-trail.contract.js';

export const cases: readonly CheckCase[] = [
  {
    name: 'the wanted Insights are there',
    expectations: { insights: ['ApiCallRateInsight'] },
    status: 'pass',
  },
  {
    name: 'one of the wanted Insights is missing',
    change: changeTrail((trail) => {
      trail.insights = known(['ApiCallRateInsight']);
    }),
    expectations: { insights: ['ApiCallRateInsight', 'ApiErrorRateInsight'] },
    status: 'fail',
    says: [/ApiErrorRateInsight/],
  },
  { name: 'no configuration says what is wanted', status: 'not-applicable' },
  {
    name: 'Insights may not be read',
    change: changeTrail((trail) => {
      trail.insights = denied('cloudtrail:GetInsightSelectors', MANAGEMENT, HOME);
    }),
    expectations: { insights: ['ApiCallRateInsight'] },
    status: 'unknown',
    says: [/cloudtrail:GetInsightSelectors/],
  },
];
