import { type CheckResult, defineCheck, judgeEach, notApplicable } from '../../check/index.js';
import { ADMINISTRATOR, TRAIL_TAMPERING, type Tampering } from '../../questions/index.js';
import type { TrailFacts } from '../../snapshot/index.js';
import type { Audit } from '../../view/index.js';
import { ofMembers } from './members.js';
import { insiders, notDenied } from './not-denied.js';

/**
 * CloudTrail itself refuses a member who touches the organization's trail, but not a delegated administrator. A
 * trail of an account's own is protected by nothing else.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
 */
export const scp03 = defineCheck({
  id: 'SCP-03',
  title: 'No member account, root included, may stop or narrow a trail',
  severity: 'high',
  mappings: { nist80053: ['AU-9', 'AU-9(4)', 'AC-6'], pciDss: ['10.3.2'] },
  run: (audit) =>
    judgeEach(audit.trail, (trail) =>
      trail === null ? [notApplicable('there is no organization trail')] : judgeMembers(audit, trail),
    ),
});

function judgeMembers(audit: Audit, trail: TrailFacts): readonly CheckResult[] {
  const { partition, organization } = audit.snapshot;
  return judgeEach(organization.description, ({ id: organizationId, managementAccountId }) =>
    ofMembers(audit, 'trails are protected', (accountId, serviceControl, place) =>
      notDenied(
        {
          attackers: insiders({ partition, accountId, organizationId }),
          attempts: attemptsOn(audit, trail, accountId),
          // As if the trail were the account's own: that CloudTrail asks the management account is no policy.
          resourceAccountId: accountId,
          organizationId,
          policies: { identity: ADMINISTRATOR, serviceControl, managementAccountId },
          remediation: REMEDIATION,
        },
        place,
      ),
    ),
  );
}

const REMEDIATION =
  'orgtrail deploy  # step guardrails attaches policies/scp-protect-trails.json to the root; with other tools: orgtrail synth writes it, then aws organizations attach-policy';

function attemptsOn(audit: Audit, trail: TrailFacts, accountId: string): readonly Tampering[] {
  return trailArns(audit, trail, accountId).flatMap((arn) =>
    TRAIL_TAMPERING.map((action) => ({ action, arn })),
  );
}

/** The organization's, and the one that real-time detection has in each account. */
function trailArns(
  { snapshot: { partition }, expectations: { realTime } }: Audit,
  { arn, homeRegion }: TrailFacts,
  accountId: string,
): readonly string[] {
  if (realTime?.kind !== 'per-account') return [arn];
  return [arn, `arn:${partition}:cloudtrail:${homeRegion}:${accountId}:trail/${realTime.trailName}`];
}
