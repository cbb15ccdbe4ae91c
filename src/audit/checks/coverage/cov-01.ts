import { defineCheck, fail, judgeEach, notApplicable, pass, withPassesAs } from '../../check/index.js';

/** A folder is what no configuration can pretend: AWS delivered something for the account at least once. */
export const cov01 = defineCheck({
  id: 'COV-01',
  title: 'Every active account has delivered logs to the bucket of the organization trail',
  severity: 'critical',
  mappings: {
    cis: ['4.1'],
    nist80053: ['AU-2', 'AU-12'],
    pciDss: ['10.2.1'],
    soc2: ['CC7.2'],
  },
  run: ({ activeAccounts, logBucket }) =>
    judgeEach(logBucket, (bucket) => {
      if (bucket === null) return [notApplicable('there is no organization trail')];
      return judgeEach(bucket.accountFolders, (folders) =>
        judgeEach(activeAccounts, (accounts) => {
          const results = accounts.map(({ accountId }) => {
            const place = { accountId, resource: bucket.name };
            return folders.includes(accountId)
              ? pass('the account has a folder', place)
              : fail(
                  'the bucket holds no folder of the account: nothing was ever delivered for it',
                  `orgtrail audit --only COV-03,COV-04  # whether the trail reaches account ${accountId}`,
                  place,
                );
          });
          return withPassesAs(results, (count) =>
            pass(`${count} active accounts have a folder`, { resource: bucket.name }),
          );
        }),
      );
    }),
});
