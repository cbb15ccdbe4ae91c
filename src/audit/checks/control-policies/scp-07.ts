import { defineCheck, fail, judge, judgeEach, pass } from '../../check/index.js';
import { notAsked } from '../../snapshot/index.js';

/**
 * No service control policy binds the management account, so that who administers it is all that protects the
 * trail there. Whoever has keys that do not expire is one stolen laptop away from stopping it.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_best-practices_mgmt-acct.html
 */
export const scp07 = defineCheck({
  id: 'SCP-07',
  title: 'Only roles administer the management account, which no policy binds',
  severity: 'low',
  mappings: { nist80053: ['AC-6', 'AU-9(4)'] },
  run: (audit) =>
    judgeEach(audit.managementAccountId, (accountId) => {
      const place = { accountId };
      const administrators =
        audit.accountOf(accountId)?.administrators ?? notAsked({ ...QUESTION, accountId });
      return judge(
        administrators,
        (arns) => {
          const lasting = arns.filter((arn) => /:(?:user|group)\//.test(arn));
          return lasting.length === 0
            ? pass(`${arns.length} administer it: ${namesOf(arns)}`, place)
            : fail(
                `users with lasting credentials administer it: ${namesOf(lasting)}`,
                `aws iam detach-user-policy, or detach-group-policy, with --policy-arn arn:${audit.snapshot.partition}:iam::aws:policy/AdministratorAccess; sign in through IAM Identity Center with a second factor instead`,
                place,
              );
        },
        place,
      );
    }),
});

const QUESTION = { permission: 'iam:ListEntitiesForPolicy', operation: 'ListEntitiesForPolicy' };

function namesOf(arns: readonly string[]): string {
  const names = arns.map((arn) => arn.slice(arn.lastIndexOf(':') + 1));
  return names.length === 0 ? 'nobody through AdministratorAccess' : names.join(', ');
}
