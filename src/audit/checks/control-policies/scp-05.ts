import {
  type CheckResult,
  defineCheck,
  judgeEach,
  notApplicable,
  type Place,
  undecided,
} from '../../check/index.js';
import type { ControlPolicyChain } from '../../../policy/index.js';
import {
  ADMINISTRATOR,
  bucketTampering,
  type GuardedTargets,
  guardedTargets,
  keyTampering,
  logFileOf,
  type ProbePlace,
  TRAIL_TAMPERING,
  type Tampering,
} from '../../questions/index.js';
import { NO_BUCKET } from '../bucket/of-bucket-policy.js';
import { exemptionFinder, roleLike } from './exemptions.js';
import { ofMembers } from './members.js';
import { insiders, notDenied } from './not-denied.js';

/**
 * An exemption by the name of a role is an invitation to whoever may make a role of that name, or change who may
 * assume it. Where an account is exempted as a whole, everybody in it is.
 */
export const scp05 = defineCheck({
  id: 'SCP-05',
  title: 'Nobody can make or take over a role that the guardrails let pass',
  severity: 'medium',
  mappings: { nist80053: ['AC-6', 'AU-9(4)'], pciDss: ['10.3.2'] },
  run: (audit) =>
    judgeEach(guardedTargets(audit), (targets) => {
      if (targets === null) return [notApplicable(NO_BUCKET)];
      const exemptionsIn = exemptionFinder(guarded(targets));
      return ofMembers(audit, 'exempted roles are protected', (accountId, chain, place) =>
        judgeMember({ targets, exemptionsIn }, accountId, chain, place),
      );
    }),
});

interface Found {
  readonly targets: GuardedTargets;
  readonly exemptionsIn: ReturnType<typeof exemptionFinder>;
}

function judgeMember(
  { targets, exemptionsIn }: Found,
  accountId: string,
  chain: ControlPolicyChain,
  place: Place,
): readonly CheckResult[] {
  const { partition, organizationId } = targets;
  const probe = { partition, accountId, organizationId };
  const { principals, others } = exemptionsIn(chain, probe);
  const roles = principals.flatMap((pattern) => roleLike(pattern, probe) ?? []);
  const doubts = others.map((key) =>
    undecided(`a Deny lets principals pass by ${key}, and who can get that is not evaluated`, place),
  );
  return [...takeOver(targets, probe, roles, chain, place), ...doubts];
}

function takeOver(
  { organizationId, managementAccountId }: GuardedTargets,
  probe: ProbePlace,
  roles: readonly string[],
  serviceControl: ControlPolicyChain,
  place: Place,
): readonly CheckResult[] {
  return roles.flatMap((arn) =>
    notDenied(
      {
        attackers: insiders(probe),
        attempts: TAKING_OVER.map((action) => ({ action, arn })),
        resourceAccountId: probe.accountId,
        organizationId,
        policies: { identity: ADMINISTRATOR, serviceControl, managementAccountId },
        remediation: `orgtrail deploy  # step guardrails does for its own; with other tools: deny ${TAKING_OVER.join(', ')} on ${arn.replace(probe.accountId, '*')} in the policy that exempts it`,
      },
      { ...place, resource: arn },
    ),
  );
}

/** To make the role, or to let oneself into the one that is there. */
const TAKING_OVER = ['iam:CreateRole', 'iam:UpdateAssumeRolePolicy'];

function guarded(targets: GuardedTargets): readonly Tampering[] {
  const { bucketArn, keyArn, trail, managementAccountId } = targets;
  return [
    ...bucketTampering(bucketArn, logFileOf(targets, managementAccountId)),
    ...(keyArn === undefined ? [] : keyTampering(keyArn)),
    ...TRAIL_TAMPERING.map((action) => ({ action, arn: trail.arn })),
    { action: 'organizations:LeaveOrganization', arn: '*' },
  ];
}
