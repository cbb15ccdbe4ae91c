import type { NamedPolicy } from '../../evaluation/applicable-policies.js';
import { ask, askEach } from '../ask.js';
import type { ProofCase, Target } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';

/**
 * What no policy can stop: the administrators of the management account are bound by no service control policy,
 * and the organization is theirs. `PROOF_LIMITS` says what limits each of these.
 */
export function managementAccountCases(world: ProofWorld): readonly ProofCase[] {
  const { actors, targets, input } = world;
  const { managementAdmin } = actors;
  const organization = targets.anything(input.managementAccountId);
  return [
    ...askEach(
      managementAdmin,
      [
        'cloudtrail:DeleteTrail',
        'cloudtrail:PutEventSelectors',
        'cloudtrail:StopLogging',
        'cloudtrail:UpdateTrail',
      ],
      targets.organizationTrail,
      'allowed',
    ),
    ...askEach(
      managementAdmin,
      [
        'cloudtrail:DeregisterOrganizationDelegatedAdmin',
        'organizations:CloseAccount',
        'organizations:DetachPolicy',
        'organizations:DisableAWSServiceAccess',
        'organizations:DisablePolicyType',
        'organizations:RemoveAccountFromOrganization',
        'organizations:UpdatePolicy',
      ],
      organization,
      'allowed',
    ),
    ask(managementAdmin, 'sts:AssumeRole', accessRole(world), 'allowed'),
  ];
}

/** AWS makes this role in every account that Organizations creates, and it trusts the management account. */
function accessRole({ input }: ProofWorld): Target {
  const { partition, logArchiveAccountId, managementAccountId } = input;
  const trust: NamedPolicy = {
    name: 'trust of OrganizationAccountAccessRole',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:${partition}:iam::${managementAccountId}:root` },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  };
  return {
    name: 'OrganizationAccountAccessRole of the log archive account',
    arn: `arn:${partition}:iam::${logArchiveAccountId}:role/OrganizationAccountAccessRole`,
    accountId: logArchiveAccountId,
    policy: trust,
  };
}
