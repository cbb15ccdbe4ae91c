import { countOf } from '../../../count-of.js';
import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { notAsked } from '../../snapshot/index.js';
import { nameOfLogGroup, ofLogGroups } from './of-log-groups.js';

/**
 * The log group is for alarms; the bucket keeps what has to be kept. CloudWatch Logs encrypts every group with a
 * key of its own, so that one without a KMS key of the user's is told and does not fail.
 */
export const cwl03 = defineCheck({
  id: 'CWL-03',
  title: "The trail's log group keeps events as long as it should, and not for ever",
  severity: 'medium',
  mappings: { securityHub: ['CloudWatch.16'], nist80053: ['AU-11', 'SI-12'], soc2: ['CC7.2', 'C1.2'] },
  run: (audit) =>
    ofLogGroups(audit, ({ accountId, region, logGroupArn }, place) => {
      const name = nameOfLogGroup(logGroupArn);
      const { logGroupRetentionDays: days } = audit.expectations;
      const command = `aws logs put-retention-policy --log-group-name ${name} --retention-in-days ${days} --region ${region}`;
      const question = {
        permission: 'logs:DescribeLogGroups',
        operation: 'DescribeLogGroups',
        accountId,
        region,
      };
      return judge(
        audit.inRegion(accountId, region)?.logGroups ?? notAsked(question),
        (groups) => {
          const group = groups.find((each) => each.name === name);
          if (group === undefined)
            return fail('there is no such log group', 'orgtrail deploy  # step trail', place);
          const { retentionDays, keyArn } = group;
          if (retentionDays === undefined)
            return fail('the log group never lets events go, and is paid for until then', command, place);
          return retentionDays >= days
            ? pass(
                `${countOf(retentionDays, 'day')}, encrypted with ${keyArn ?? 'a key of CloudWatch Logs'}`,
                place,
              )
            : fail(
                `the log group keeps events for ${countOf(retentionDays, 'day')}, and should for ${days}`,
                command,
                place,
              );
        },
        place,
      );
    }),
});
