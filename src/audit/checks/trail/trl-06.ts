import { defineCheck, fail, pass } from '../../check/index.js';
import { ofTrail } from './of-trail.js';
import { trailCommand } from './trail-command.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html */
export const trl06 = defineCheck({
  id: 'TRL-06',
  title: 'The organization trail writes digests, so that its logs can be proven',
  severity: 'high',
  mappings: {
    cis: ['4.2'],
    securityHub: ['CloudTrail.4'],
    nist80053: ['AU-9', 'AU-10'],
    pciDss: ['10.3.4'],
    soc2: ['CC7.2'],
  },
  run: ({ trail: organizationTrail }) =>
    ofTrail(organizationTrail, (trail, place) => [
      trail.logFileValidationEnabled
        ? pass('log file validation is enabled', place)
        : fail(
            'log file validation is not enabled: nothing would show that a log was changed',
            trailCommand(trail, 'update-trail', '--enable-log-file-validation'),
            place,
          ),
    ]),
});
