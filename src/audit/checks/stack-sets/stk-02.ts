import { defineCheck, fail, pass, unknown } from '../../check/index.js';
import { notAsked } from '../../snapshot/index.js';
import { ofStackSets } from './detection-stack-sets.js';

/**
 * Without retention, moving an account to another unit deletes its detection.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
 */
export const stk02 = defineCheck({
  id: 'STK-02',
  title: 'The stack set reaches new accounts by itself and stays in those that are moved',
  severity: 'medium',
  mappings: { nist80053: ['CM-3'], soc2: ['CC8.1'] },
  run: (audit) =>
    ofStackSets(audit, ({ name, permissionModel, autoDeployment }, place) => {
      const enable = `aws cloudformation update-stack-set --stack-set-name ${name} --use-previous-template --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=true`;
      if (permissionModel === 'SELF_MANAGED')
        return [
          fail(
            'the stack set manages its permissions itself: new accounts get nothing',
            'orgtrail deploy',
            place,
          ),
        ];
      if (autoDeployment === undefined)
        return [unknown(notAsked({ ...QUESTION, accountId: place.accountId ?? '' }, UNTOLD), place)];
      if (!autoDeployment.enabled)
        return [fail('automatic deployment is off: new accounts get nothing', enable, place)];
      return [
        autoDeployment.retainStacksOnAccountRemoval
          ? pass('automatic deployment is on, and stacks stay', place)
          : fail('an account that is moved to another unit loses its stack', enable, place),
      ];
    }),
});

const QUESTION = { permission: 'cloudformation:DescribeStackSet', operation: 'DescribeStackSet' };
const UNTOLD = 'it does not tell whether the stack set deploys by itself';
