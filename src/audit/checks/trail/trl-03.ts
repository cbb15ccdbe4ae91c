import { defineCheck, fail, judgeEach, pass, unknown } from '../../check/index.js';
import { notAsked } from '../../snapshot/index.js';
import { ofTrail } from './of-trail.js';

/**
 * Where the home Region is one that accounts have to opt in to, members that have not opted in send nothing.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
export const trl03 = defineCheck({
  id: 'TRL-03',
  title: 'The home Region of the organization trail is one that every account has',
  severity: 'critical',
  mappings: { nist80053: ['AU-12'], pciDss: ['10.2.1'], soc2: ['CC7.2'] },
  run: ({ trail, accountOf, managementAccountId }) =>
    ofTrail(trail, ({ homeRegion }, place) =>
      judgeEach(managementAccountId, (accountId) => {
        const question = { permission: 'account:ListRegions', operation: 'ListRegions', accountId };
        const regions = accountOf(accountId)?.regions ?? notAsked(question);
        return judgeEach(regions, (all) => {
          const home = all.find(({ region }) => region === homeRegion);
          if (home === undefined)
            return [unknown(notAsked(question, `it does not name ${homeRegion}`), place)];
          return [
            home.status === 'ENABLED_BY_DEFAULT'
              ? pass(`every account has ${homeRegion}`, place)
              : fail(
                  `${homeRegion} is a Region to opt in to: members that have not are not recorded at all`,
                  'Make the trail anew in a Region that is enabled by default: orgtrail init and orgtrail deploy, then delete this one.',
                  place,
                ),
          ];
        });
      }),
    ),
});
