import { defineCheck, fail, judge, pass } from '../../check/index.js';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html */
export const org01 = defineCheck({
  id: 'ORG-01',
  title: 'All features of the organization are enabled',
  severity: 'high',
  mappings: { nist80053: ['AC-3'], soc2: ['CC6.1'] },
  run: ({ snapshot: { organization } }) =>
    judge(organization.description, ({ id, managementAccountId, featureSet }) => {
      const place = { accountId: managementAccountId, resource: id };
      return featureSet === 'ALL'
        ? pass('all features are enabled', place)
        : fail(
            `the feature set is ${featureSet}: organization trails and service control policies need ALL`,
            'aws organizations enable-all-features',
            place,
          );
    }),
});
