import { defineCheck, fail, pass } from '../../check/index.js';
import { ofTrail } from './of-trail.js';
import { trailCommand } from './trail-command.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events */
export const trl08 = defineCheck({
  id: 'TRL-08',
  title: 'The organization trail records global services such as IAM',
  severity: 'medium',
  mappings: { nist80053: ['AU-2'], pciDss: ['10.2.1'], soc2: ['CC7.2'] },
  run: ({ trail: organizationTrail }) =>
    ofTrail(organizationTrail, (trail, place) => [
      trail.includeGlobalServiceEvents
        ? pass('events of global services are recorded', place)
        : fail(
            'events of global services, IAM and STS among them, are not recorded',
            trailCommand(trail, 'update-trail', '--include-global-service-events'),
            place,
          ),
    ]),
});
