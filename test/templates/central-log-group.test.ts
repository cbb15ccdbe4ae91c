import { describe, expect, it } from 'vitest';
import { worstStatus } from '../../src/audit/checks/check-case.contract.js';
import { CIS_METRIC_FILTERS } from '../../src/audit/checks/cloud-watch/cis-metric-filters.js';
import { watched, withLogGroup, writer } from '../../src/audit/checks/cloud-watch/with-log-group.contract.js';
import { changeSnapshot } from '../../src/audit/example/example-snapshot.contract.js';
import { CHECKS, expectationsOf, known, openAudit } from '../../src/audit/index.js';
import { exampleConfiguration, templatesOf } from '../../src/resources/example-configuration.contract.js';
import { type Json, resolveTemplate, resourcesOf } from './resolve-template.js';

const SECTIONS = { realTime: { mode: 'central-log-group' } };
const NAME = '/orgtrail/organization-trail';

const configuration = exampleConfiguration(SECTIONS);
const { trail }: Readonly<Record<string, Json>> = await templatesOf(SECTIONS);
const template = resolveTemplate(trail, {
  accountId: '111111111111',
  region: 'us-east-1',
  refs: {
    TrailLogGroup: NAME,
    AlertTopic: 'arn:aws:sns:us-east-1:333333333333:orgtrail-alerts',
  },
  arns: {},
});

/** The example organization whose log group, filters, alarms and role are those of the template. */
function snapshotOf(made: Json) {
  const [role] = resourcesOf(made, 'AWS::IAM::Role');
  return changeSnapshot(
    withLogGroup((draft) => {
      const facts = watched(draft);
      facts.logGroups = known(
        resourcesOf(made, 'AWS::Logs::LogGroup').map(({ LogGroupName, RetentionInDays }) => ({
          arn: `arn:aws:logs:us-east-1:111111111111:log-group:${LogGroupName}`,
          name: LogGroupName,
          retentionDays: RetentionInDays,
        })),
      );
      facts.metricFilters = known(
        resourcesOf(made, 'AWS::Logs::MetricFilter').map((filter) => ({
          logGroup: filter.LogGroupName,
          name: filter.FilterName,
          pattern: filter.FilterPattern,
          metrics: filter.MetricTransformations.map(({ MetricNamespace, MetricName }: Json) => ({
            namespace: MetricNamespace,
            name: MetricName,
          })),
        })),
      );
      facts.alarms = known(
        resourcesOf(made, 'AWS::CloudWatch::Alarm').map((alarm) => ({
          name: alarm.AlarmName,
          metrics: [{ namespace: alarm.Namespace, name: alarm.MetricName }],
          actionsEnabled: true,
          actions: alarm.AlarmActions,
        })),
      );
      writer(draft).role = known({
        arn: `arn:aws:iam::111111111111:role/${role.RoleName}`,
        trust: role.AssumeRolePolicyDocument,
        policies: known(
          role.Policies.map(({ PolicyName, PolicyDocument }: Json) => ({
            name: PolicyName,
            document: PolicyDocument,
          })),
        ),
      });
    }),
  );
}

function statusOf(id: string, made: Json) {
  const audit = openAudit(snapshotOf(made), expectationsOf(configuration));
  return worstStatus(CHECKS.find((each) => each.id === id)!.run(audit));
}

describe('the log group that the templates set up', () => {
  it.each(['CWL-01', 'CWL-02', 'CWL-03', 'CWL-04', 'CWL-05'])('passes %s', (id) => {
    expect(statusOf(id, template)).toBe('pass');
  });

  it.each<readonly [string, string, (made: Json) => void]>([
    [
      'CWL-02',
      'the role may not write what members send',
      (made) =>
        made.Resources.TrailLogGroupRole.Properties.Policies[0].PolicyDocument.Statement[0].Resource.pop(),
    ],
    [
      'CWL-03',
      'events go after a week',
      (made) => (made.Resources.TrailLogGroup.Properties.RetentionInDays = 7),
    ],
    [
      'CWL-04',
      'an alarm tells nobody',
      (made) => (resourcesOf(made, 'AWS::CloudWatch::Alarm')[0].AlarmActions = []),
    ],
  ])('fails %s when %s', (id, _words, change) => {
    const changed = structuredClone(template);
    change(changed);
    expect(statusOf(id, changed)).toBe('fail');
  });

  it('has the patterns that the audit looks for, to the letter', () => {
    const patterns = resourcesOf(template, 'AWS::Logs::MetricFilter').map(
      ({ FilterPattern }) => FilterPattern,
    );
    expect(patterns).toEqual(CIS_METRIC_FILTERS.map(({ pattern }) => pattern));
    const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');
    expect(alarms.map(({ AlarmDescription }) => /CIS 4\.(\d+)/.exec(AlarmDescription)?.[1])).toEqual(
      CIS_METRIC_FILTERS.map(({ control }) => control.split('.')[1]),
    );
  });
});
