import { defineCheck, fail, judge, pass } from '../../check/index.js';
import { ofKey } from './of-key.js';

/** Nobody reads a log whose key is gone, however well it is locked. */
export const kms02 = defineCheck({
  id: 'KMS-02',
  title: 'The key is enabled and not to be deleted',
  severity: 'critical',
  mappings: { securityHub: ['KMS.3'], nist80053: ['SC-12', 'SC-12(2)'], pciDss: ['10.3.2'] },
  run: (audit) =>
    ofKey(audit, ({ description }, place) =>
      judge(
        description,
        ({ arn, state, deletionAt }) => {
          if (state === 'Enabled') return pass('the key is enabled', place);
          const isPending = state.startsWith('PendingDeletion') || state === 'PendingReplicaDeletion';
          const when = deletionAt === undefined ? '' : ` on ${deletionAt}`;
          const enable = `aws kms enable-key --key-id ${arn} --region ${place.region}`;
          return isPending
            ? fail(
                `the key will be deleted${when}, and every log that it encrypted with it`,
                `aws kms cancel-key-deletion --key-id ${arn} --region ${place.region} && ${enable}`,
                place,
              )
            : fail(`the key is ${state}: nothing can be delivered or read`, enable, place);
        },
        place,
      ),
    ),
});
