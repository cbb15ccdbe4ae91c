import { countOf } from '../../../count-of.js';
import { defineCheck, fail, judgeEach, notApplicable, pass, withPassesAs } from '../../check/index.js';

/** An account that leaves keeps its folder; a folder that nobody can explain is worth a question. */
export const cov06 = defineCheck({
  id: 'COV-06',
  title: 'Every folder in the log bucket belongs to an account that is known',
  severity: 'medium',
  mappings: { nist80053: ['AU-9'], soc2: ['CC7.2'] },
  run: ({ logBucket, snapshot: { organization }, expectations }) =>
    judgeEach(logBucket, (bucket) => {
      if (bucket === null) return [notApplicable('there is no organization trail')];
      return judgeEach(bucket.accountFolders, (folders) =>
        judgeEach(organization.accounts, (accounts) => {
          const known = new Set([
            ...accounts.map(({ accountId }) => accountId),
            ...expectations.knownAccounts,
          ]);
          const results = folders.map((accountId) =>
            known.has(accountId)
              ? pass('known', { accountId })
              : fail(
                  'the bucket holds a folder of an account that is not in the organization',
                  `If it has left, name it under accounts.members in orgtrail.yaml; otherwise ask who wrote s3://${bucket.name}/…/${accountId}/`,
                  { accountId, resource: bucket.name },
                ),
          );
          return results.length === 0
            ? [pass('the bucket holds no folder yet', { resource: bucket.name })]
            : withPassesAs(results, (count) =>
                pass(`${countOf(count, 'folder')} of known accounts`, { resource: bucket.name }),
              );
        }),
      );
    }),
});
