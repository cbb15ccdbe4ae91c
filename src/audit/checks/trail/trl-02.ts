import { defineCheck, fail, pass } from '../../check/index.js';
import { ofTrail } from './of-trail.js';
import { trailCommand } from './trail-command.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-multi-region-trails.html */
export const trl02 = defineCheck({
  id: 'TRL-02',
  title: 'The organization trail records every Region',
  severity: 'critical',
  mappings: {
    cis: ['4.1'],
    securityHub: ['CloudTrail.1'],
    nist80053: ['AU-2', 'AU-12'],
    pciDss: ['10.2.1'],
    soc2: ['CC7.2'],
  },
  run: ({ trail: organizationTrail }) =>
    ofTrail(organizationTrail, (trail, place) => [
      trail.isMultiRegionTrail
        ? pass('the trail is a trail of all Regions', place)
        : fail(
            `the trail records ${trail.homeRegion} only`,
            trailCommand(trail, 'update-trail', '--is-multi-region-trail'),
            place,
          ),
    ]),
});
