import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { ofLogGroups } from './of-log-groups.js';

/** Events arrive within about five minutes; an hour of silence is not the network. */
export const cwl01 = defineCheck({
  id: 'CWL-01',
  title: 'The trail delivers to its log group',
  severity: 'medium',
  mappings: {
    securityHub: ['CloudTrail.5'],
    nist80053: ['AU-6(1)', 'AU-6(3)', 'AU-12'],
    pciDss: ['10.4.1.1'],
    soc2: ['CC7.2', 'CC7.3'],
  },
  run: (audit) =>
    ofLogGroups(
      audit,
      ({ trail, region }, place) =>
        judge(
          trail.status,
          ({ logGroupDeliveredAt, logGroupDeliveryError }) => {
            const command = `aws cloudtrail get-trail-status --name ${trail.arn} --region ${region} shows the error; CWL-02 looks at the role that delivers`;
            if (logGroupDeliveryError !== undefined)
              return fail(`the delivery to the log group fails: ${logGroupDeliveryError}`, command, place);
            if (logGroupDeliveredAt === undefined)
              return fail('nothing was ever delivered to the log group', command, place);
            const hours = (Date.parse(audit.snapshot.takenAt) - Date.parse(logGroupDeliveredAt)) / 3_600_000;
            return hours <= 1
              ? pass(`last delivered at ${logGroupDeliveredAt}`, place)
              : fail(`nothing was delivered to the log group since ${logGroupDeliveredAt}`, command, place);
          },
          place,
        ),
      (place) => fail('the trail delivers to no log group', DEPLOY, place),
    ),
});

const DEPLOY =
  'orgtrail deploy  # step trail or every-account sets up the log group that realTime asks for; or aws cloudtrail update-trail with --cloud-watch-logs-log-group-arn and --cloud-watch-logs-role-arn';
