import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { managementEventsOf } from './management-events.js';
import { ofTrail } from './of-trail.js';
import { selectionOf } from './selection-of.js';
import { trailCommand } from './trail-command.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html */
export const trl07 = defineCheck({
  id: 'TRL-07',
  title: 'The organization trail records every management event',
  severity: 'high',
  mappings: {
    cis: ['4.1'],
    securityHub: ['CloudTrail.1'],
    nist80053: ['AU-2', 'AU-3'],
    pciDss: ['10.2.1'],
    soc2: ['CC7.2'],
  },
  run: ({ trail: organizationTrail }) =>
    ofTrail(organizationTrail, (trail, place) =>
      judge(
        selectionOf(trail),
        (selection) => {
          const events = managementEventsOf(selection);
          if (events.kind === 'all') return pass('every management event is recorded', place);
          const what =
            events.kind === 'none'
              ? 'no management event is recorded'
              : `management events are recorded without ${events.without.join(', ')}`;
          return fail(what, trailCommand(trail, 'put-event-selectors', ALL_MANAGEMENT_EVENTS), place);
        },
        place,
      ),
    ),
});

const ALL_MANAGEMENT_EVENTS = `--advanced-event-selectors '[{"Name":"Management events","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]'`;
