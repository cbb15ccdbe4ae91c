import { defineCheck, fail, judge, pass } from '../../check/index.js';

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-cloudtrail.html */
export const org02 = defineCheck({
  id: 'ORG-02',
  title: 'CloudTrail is trusted by the organization',
  severity: 'high',
  mappings: { nist80053: ['AU-2'], soc2: ['CC6.1'] },
  run: ({ snapshot: { organization } }) =>
    judge(organization.trustedServices, (services) =>
      services.includes(CLOUDTRAIL)
        ? pass('trusted access is enabled')
        : fail(
            'trusted access is not enabled: CloudTrail cannot reach the members',
            `aws organizations enable-aws-service-access --service-principal ${CLOUDTRAIL}`,
          ),
    ),
});
