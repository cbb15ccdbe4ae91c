import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { ofTrail } from './of-trail.js';
import { trailCommand } from './trail-command.js';

/** A trail that CreateTrail has made does not log before StartLogging. */
export const trl01 = defineCheck({
  id: 'TRL-01',
  title: 'The organization trail is logging',
  severity: 'critical',
  mappings: {
    securityHub: ['CloudTrail.1'],
    nist80053: ['AU-2', 'AU-12'],
    pciDss: ['10.2.1'],
    soc2: ['CC7.2'],
  },
  run: ({ trail: organizationTrail }) =>
    ofTrail(organizationTrail, (trail, place) =>
      judge(
        trail.status,
        ({ isLogging, stoppedAt }) =>
          isLogging
            ? pass('the trail is logging', place)
            : fail(
                stoppedAt === undefined
                  ? 'the trail was never started'
                  : `the trail does not log since ${stoppedAt}`,
                trailCommand(trail, 'start-logging'),
                place,
              ),
        place,
      ),
    ),
});
