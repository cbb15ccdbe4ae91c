import { defineCheck, judgeEach } from '../../check/index.js';
import { ADMINISTRATOR } from '../../questions/index.js';
import { ofMembers } from './members.js';
import { insiders, notDenied } from './not-denied.js';

/** An account that leaves takes its trail along: CloudTrail removes the organization's from it. */
export const scp04 = defineCheck({
  id: 'SCP-04',
  title: 'No member account may leave the organization',
  severity: 'high',
  mappings: { nist80053: ['AU-9', 'AC-6'] },
  run: (audit) =>
    judgeEach(audit.snapshot.organization.description, ({ id: organizationId, managementAccountId }) =>
      ofMembers(audit, 'leaving is denied', (accountId, serviceControl, place) =>
        notDenied(
          {
            attackers: insiders({ partition: audit.snapshot.partition, accountId, organizationId }),
            attempts: [{ action: 'organizations:LeaveOrganization', arn: '*' }],
            resourceAccountId: accountId,
            organizationId,
            policies: { identity: ADMINISTRATOR, serviceControl, managementAccountId },
            remediation: REMEDIATION,
          },
          place,
        ),
      ),
    ),
});

const REMEDIATION =
  'orgtrail deploy  # step guardrails attaches policies/scp-protect-trails.json, which denies it, to the root';
