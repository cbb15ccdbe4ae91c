import { countOf } from '../../../count-of.js';
import { defineCheck, fail, judge, pass, unknown, withPassesAs } from '../../check/index.js';
import { notAsked } from '../../snapshot/index.js';
import { inEachAccount } from './each-place.js';

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/using-service-linked-roles.html */
export const cov04 = defineCheck({
  id: 'COV-04',
  title: 'Every account has the service-linked role that the organization trail needs',
  severity: 'high',
  mappings: { nist80053: ['AU-12'], soc2: ['CC7.2'] },
  run: (audit) => {
    const results = inEachAccount(audit, ({ accountId }) => {
      const role = audit.accountOf(accountId)?.trailServiceRole;
      const question = { permission: 'iam:GetRole', operation: 'GetRole', accountId };
      if (role === undefined) return [unknown(notAsked(question))];
      return judge(
        role,
        (found) =>
          found !== null
            ? pass('the role is there', { accountId, resource: found.arn })
            : fail(
                'the account has no AWSServiceRoleForCloudTrail: the trail does not reach it',
                'aws organizations enable-aws-service-access --service-principal cloudtrail.amazonaws.com  # in the management account: makes it again',
                { accountId },
              ),
        { accountId },
      );
    });
    return withPassesAs(results, (count) => pass(`the role is there in ${countOf(count, 'account')}`));
  },
});
