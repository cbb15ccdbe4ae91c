import type { Configuration, GuardrailTrial } from '../../config/index.js';
import type { Guardrails } from '../../policy/index.js';
import { keyParameter } from '../template/key-parameter.js';
import { policyValue } from '../template/policy-value.js';
import { ref, type Resource, type TemplatePart, type Value } from '../template/template.js';

type OrganizationPolicyName = 'scp-protect-audit-store' | 'scp-protect-trails' | 'rcp-protect-audit-store';

/** Where the policies hold, and what sets their names apart from those of another stack. */
export interface Attachment {
  readonly logArchive: Value;
  readonly members: readonly Value[];
  /** `''`, or `-test`: no two policies of an organization have one name. */
  readonly suffix: string;
}

/** To the log archive account, and to the root or the units of the configuration. */
export function finalAttachment(configuration: Configuration): Attachment {
  const { accounts, organization } = configuration;
  return {
    logArchive: accounts.logArchive,
    members: organization.targets.length > 0 ? organization.targets : [rootOf(configuration)],
    suffix: '',
  };
}

/** All of them to one unit, those of the log archive account too: what holds there is what AWS takes and allows. */
export function trialAttachment({ unit }: GuardrailTrial): Attachment {
  return { logArchive: unit, members: [unit], suffix: '-test' };
}

/** Service control policies and the resource control policy, attached to where they hold. */
export function organizationPolicies(
  configuration: Configuration,
  guardrails: Guardrails,
  { logArchive, members, suffix }: Attachment,
): TemplatePart {
  const policy = (name: OrganizationPolicyName, parts: Omit<PolicyParts, 'content'>) =>
    organizationPolicy({ ...parts, name: `${parts.name}${suffix}`, content: policyValue(guardrails[name]) });
  return {
    Parameters: keyParameter(configuration).Parameters,
    Resources: {
      ProtectAuditStore: policy('scp-protect-audit-store', {
        kind: 'SERVICE_CONTROL_POLICY',
        name: 'orgtrail-protect-audit-store',
        description:
          'Nobody of the log archive account, root included, tampers with the log bucket and its key',
        targets: [logArchive],
      }),
      ProtectAuditStoreFromOutside: policy('rcp-protect-audit-store', {
        kind: 'RESOURCE_CONTROL_POLICY',
        name: 'orgtrail-protect-audit-store-from-outside',
        description: 'Nor does anybody else, the management account included',
        targets: [logArchive],
      }),
      ProtectTrails: policy('scp-protect-trails', {
        kind: 'SERVICE_CONTROL_POLICY',
        name: 'orgtrail-protect-trails',
        description: 'No member stops the trail, takes detection apart or leaves the organization',
        targets: members,
      }),
    },
  };
}

interface PolicyParts {
  readonly kind: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';
  readonly name: string;
  readonly description: string;
  readonly targets: Value;
  readonly content: Value;
}

/** An object and not its text, or CloudFormation could not see whether somebody changed it. */
function organizationPolicy({ kind, name, description, targets, content }: PolicyParts): Resource {
  return {
    Type: 'AWS::Organizations::Policy',
    Properties: { Name: name, Description: description, Type: kind, Content: content, TargetIds: targets },
  };
}

function rootOf({ organization }: Configuration): Value {
  return organization.rootId ?? ref('RootId');
}

export function needsRoot({ organization }: Configuration): boolean {
  return organization.targets.length === 0 && organization.rootId === undefined;
}

export function rootParameter(configuration: Configuration): NonNullable<TemplatePart['Parameters']> {
  if (!needsRoot(configuration)) return {};
  return {
    RootId: {
      Type: 'String',
      Description: 'Id of the root of the organization.',
      AllowedPattern: '^r-[0-9a-z]{4,32}$',
    },
  };
}
