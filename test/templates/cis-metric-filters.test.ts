import { expect, it } from 'vitest';
import { CIS_METRIC_FILTERS } from '../../src/audit/checks/cloud-watch/cis-metric-filters.js';
import { templatesOf } from '../../src/resources/example-configuration.contract.js';
import { type Json, resourcesOf } from './resolve-template.js';

it('the patterns that the audit looks for are those that the templates set up, to the letter', async () => {
  const templates: Readonly<Record<string, Json>> = await templatesOf({
    realTime: { mode: 'central-log-group' },
  });
  const filters = resourcesOf(templates['trail'], 'AWS::Logs::MetricFilter');
  const alarms = resourcesOf(templates['trail'], 'AWS::CloudWatch::Alarm');
  expect(filters.map(({ FilterPattern }) => FilterPattern)).toEqual(
    CIS_METRIC_FILTERS.map(({ pattern }) => pattern),
  );
  const numberOf = (control: string) => control.split('.')[1];
  expect(alarms.map(({ AlarmDescription }) => /CIS 4\.(\d+)/.exec(AlarmDescription)?.[1])).toEqual(
    CIS_METRIC_FILTERS.map(({ control }) => numberOf(control)),
  );
});
