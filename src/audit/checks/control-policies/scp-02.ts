import { defineCheck, judgeEach, notApplicable, pass } from '../../check/index.js';
import {
  ADMINISTRATOR,
  bucketRegionOf,
  bucketTampering,
  type GuardedTargets,
  guardedTargets,
  keyTampering,
  logFileOf,
  serviceControlOver,
  type Tampering,
} from '../../questions/index.js';
import { NO_BUCKET } from '../bucket/of-bucket-policy.js';
import { openedResourcePolicy } from './opened-resource-policy.js';
import { insiders, notDenied } from './not-denied.js';

/**
 * Asked of the service control policies alone, as if somebody had opened the policies of bucket and key and
 * taken the resource control policy away: each layer has to hold by itself, and no other one binds a root user
 * who may write the bucket policy. SCP-06 asks the same of the resource control policies.
 */
export const scp02 = defineCheck({
  id: 'SCP-02',
  title: 'Nobody in the log archive account, root included, may tamper with the bucket and its key',
  severity: 'critical',
  mappings: { nist80053: ['AU-9', 'AU-9(4)', 'AC-6'], pciDss: ['10.3.2'] },
  run: (audit) =>
    judgeEach(guardedTargets(audit), (targets) => {
      if (targets === null) return [notApplicable(NO_BUCKET)];
      const { partition, logArchiveAccountId: accountId, organizationId, managementAccountId } = targets;
      const place = { accountId, resource: targets.bucket.name };
      return judgeEach(
        serviceControlOver(audit, accountId),
        (serviceControl) => {
          const found = notDenied(
            {
              attackers: insiders({ partition, accountId, organizationId }),
              attempts: attemptsOn(targets),
              resourceAccountId: accountId,
              organizationId,
              policies: {
                identity: ADMINISTRATOR,
                resource: openedResourcePolicy,
                serviceControl,
                managementAccountId,
              },
              remediation: REMEDIATION,
              ...bucketRegionOf(targets),
            },
            place,
          );
          return found.length === 0 ? [pass('the service control policies deny all of it', place)] : found;
        },
        place,
      );
    }),
});

const REMEDIATION =
  'orgtrail deploy  # step guardrails attaches policies/scp-protect-audit-store.json to the account; with other tools: orgtrail synth writes it, then aws organizations attach-policy';

/** A key in another account is not the log archive account's to protect. */
function attemptsOn(targets: GuardedTargets): readonly Tampering[] {
  const { bucketArn, logArchiveAccountId, keyArn } = targets;
  const ownsKey = keyArn !== undefined && keyArn.split(':')[4] === logArchiveAccountId;
  return [
    ...bucketTampering(bucketArn, logFileOf(targets, logArchiveAccountId)),
    ...(ownsKey ? keyTampering(keyArn) : []),
  ];
}
