import { defineCheck, fail, judge, judgeEach, notApplicable, pass } from '../../check/index.js';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html */
export const org05 = defineCheck({
  id: 'ORG-05',
  title: 'Stack sets may deploy to the organization',
  severity: 'medium',
  mappings: {},
  run: ({ snapshot: { organization, stackSets } }) =>
    judgeEach(stackSets, (all) => {
      if (!all.some(({ permissionModel }) => permissionModel === 'SERVICE_MANAGED'))
        return [notApplicable('no stack set deploys to the organization')];
      return judge(organization.stackSetsAccess, (access) =>
        access === 'ENABLED'
          ? pass('trusted access of stack sets is enabled')
          : fail(
              `trusted access of stack sets is ${access}: new accounts get nothing`,
              'aws cloudformation activate-organizations-access',
            ),
      );
    }),
});
