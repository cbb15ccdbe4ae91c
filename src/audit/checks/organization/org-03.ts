import { defineCheck, fail, judge, pass } from '../../check/index.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html */
export const org03 = defineCheck({
  id: 'ORG-03',
  title: 'There is an organization trail',
  severity: 'critical',
  mappings: {
    cis: ['4.1'],
    securityHub: ['CloudTrail.1', 'CloudTrail.3'],
    nist80053: ['AU-2', 'AU-12'],
    pciDss: ['10.2.1'],
    soc2: ['CC7.2'],
  },
  run: ({ organizationTrails }) =>
    judge(organizationTrails, (trails) =>
      trails.length > 0
        ? pass(`the management account has ${trails.map(({ name }) => name).join(', ')}`)
        : fail('the management account has no organization trail', 'orgtrail init && orgtrail deploy'),
    ),
});
