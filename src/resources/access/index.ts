import type { Configuration } from '../../config/index.js';
import type { Guardrails } from '../../policy/index.js';
import type { ParameterSource, UnitPlan } from '../manifest.js';
import { keyParameter } from '../template/key-parameter.js';
import { composeTemplate, type TemplateParameter, type TemplatePart } from '../template/template.js';
import { permissionSet } from './permission-set.js';
import { archiveRoles } from './roles.js';

/** Who may read the logs, and who may repair: roles in the log archive account, or Identity Center. */
export function accessUnits(configuration: Configuration, guardrails: Guardrails): readonly UnitPlan[] {
  const { auditors, logBucket } = configuration;
  const roles = archiveRoles(configuration, guardrails);
  return [
    ...(Object.keys(roles.Resources).length === 0
      ? []
      : [
          accessUnit(configuration, roles, {
            id: 'access',
            title: 'the roles that read logs and that repair in an emergency',
            name: 'orgtrail-access',
            role: 'logArchive',
            region: logBucket.region,
            template: 'log-archive/access',
          }),
        ]),
    ...(auditors.kind === 'role'
      ? []
      : [
          accessUnit(configuration, permissionSet(configuration, auditors, guardrails), {
            id: 'identity-center',
            title: 'the permission set of auditors and its assignment',
            name: 'orgtrail-identity-center',
            role: 'management',
            region: auditors.region,
            template: 'management/identity-center',
          }),
        ]),
  ];
}

type AccessUnit = Pick<UnitPlan, 'id' | 'title' | 'name' | 'role' | 'region'> & { readonly template: string };

function accessUnit(configuration: Configuration, part: TemplatePart, parts: AccessUnit): UnitPlan {
  const keys = keysIn(configuration, part);
  const template = composeTemplate(`orgtrail: ${parts.title}`, [{ ...part, Parameters: keys.Parameters }]);
  return {
    ...parts,
    phase: 'after-delivery',
    template: { name: parts.template, template },
    parameters: keys.sources,
  };
}

interface Keys {
  readonly Parameters: Readonly<Record<string, TemplateParameter>>;
  readonly sources: Readonly<Record<string, ParameterSource>>;
}

/** The parameters that the policies of a part name, and no others. */
function keysIn(configuration: Configuration, part: TemplatePart): Keys {
  const logKey = keyParameter(configuration);
  const all: Keys = {
    Parameters: {
      ...logKey.Parameters,
      ResultsKeyArn: {
        Type: 'String',
        Description: 'ARN of the key of the answers of Athena: an output of the stack orgtrail-athena.',
      },
    },
    sources: {
      ...logKey.sources,
      ResultsKeyArn: { kind: 'output', unit: 'athena', output: 'ResultsKeyArn' },
    },
  };
  const text = JSON.stringify(part);
  const used = <Member>(members: Readonly<Record<string, Member>>) =>
    Object.fromEntries(Object.entries(members).filter(([name]) => text.includes(`\${${name}}`)));
  return { Parameters: used(all.Parameters), sources: used(all.sources) };
}
