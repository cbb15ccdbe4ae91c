import type { AccountId } from '../../../cloudtrail/index.js';
import { defineCheck, fail, judgeEach, notApplicable, pass, withPassesAs } from '../../check/index.js';
import { allAnswers, type Answer, known } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';

/** Closing an account deletes what is in it after 90 days, locked or not. https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html */
export const cov07 = defineCheck({
  id: 'COV-07',
  title: 'The accounts that hold and guard the logs are active',
  severity: 'high',
  mappings: { nist80053: ['AU-9', 'AU-11'], pciDss: ['10.5.1'], soc2: ['A1.2'] },
  run: (audit) =>
    judgeEach(guardians(audit), (accounts) => {
      if (accounts.length === 0)
        return [notApplicable('it is not known which accounts hold and guard the logs')];
      return judgeEach(audit.snapshot.organization.accounts, (listed) => {
        const results = accounts.map((accountId) => {
          const status = listed.find((each) => each.accountId === accountId)?.status;
          if (status === undefined)
            return pass('not of this organization; BKT-01 judges that', { accountId });
          return status === 'ACTIVE'
            ? pass('active', { accountId })
            : fail(
                `the account is ${status}: what it holds is deleted 90 days after it was closed`,
                'Ask AWS Support to reopen the account, now',
                { accountId },
              );
        });
        return withPassesAs(results, () => pass(`active: ${accounts.join(', ')}`));
      });
    }),
});

/** Whoever owns the log bucket, and whom the configuration names. */
function guardians({ logBucket, expectations }: Audit): Answer<readonly AccountId[]> {
  const { logArchiveAccountId, securityAccountId } = expectations;
  const owner = logBucket.kind === 'known' ? (logBucket.value?.ownerAccountId ?? known(null)) : logBucket;
  const named = [logArchiveAccountId, securityAccountId].filter((each) => each !== undefined);
  const answers = logArchiveAccountId === undefined ? allAnswers([owner]) : known([]);
  if (answers.kind === 'unknown') return answers;
  return known([...new Set([...answers.value.filter((each) => each !== null), ...named])]);
}
