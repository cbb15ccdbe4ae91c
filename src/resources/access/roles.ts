import type { Configuration } from '../../config/index.js';
import { listed, type Guardrails, type PolicyDocument } from '../../policy/index.js';
import { NAME_PREFIX } from '../guardrails/guardrail-input.js';
import { policyValue } from '../template/policy-value.js';
import type { Resource, TemplatePart } from '../template/template.js';

/** The role that reads logs, unless Identity Center makes one, and the role that repairs in an emergency. */
export function archiveRoles(configuration: Configuration, guardrails: Guardrails): TemplatePart {
  return {
    Resources: { ...auditorRole(configuration, guardrails), ...breakGlassRole(configuration, guardrails) },
  };
}

type Roles = Readonly<Record<string, Resource>>;

function auditorRole(configuration: Configuration, guardrails: Guardrails): Roles {
  const { auditors } = configuration;
  const trust = guardrails['auditor-trust'];
  if (auditors.kind !== 'role' || trust === undefined) return {};
  return {
    AuditorRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: auditors.roleName,
        Description: 'Asks questions over the organization trail and changes nothing',
        MaxSessionDuration: 14_400,
        AssumeRolePolicyDocument: policyValue(trust),
        Policies: [
          { PolicyName: 'ask', PolicyDocument: policyValue(auditorPermissions(configuration, guardrails)) },
        ],
      },
    },
  };
}

const OF_ATHENA = ['RunQueries', 'FindTables', 'ReadCatalog', 'UseResults', 'ListResults', 'UseResultsKey'];

/** Without Athena there is no workgroup, table or result to name. */
export function auditorPermissions({ athena }: Configuration, guardrails: Guardrails): PolicyDocument {
  const permissions = guardrails['auditor-permissions'];
  if (athena !== undefined) return permissions;
  return {
    ...permissions,
    Statement: listed(permissions.Statement).filter(({ Sid }) => !OF_ATHENA.includes(Sid ?? '')),
  };
}

/** Made only under the name that nobody else gave: who names roles of their own has them already. */
function breakGlassRole({ partition, accounts, principals }: Configuration, guardrails: Guardrails): Roles {
  const name = `${NAME_PREFIX}-break-glass`;
  const trust = guardrails['break-glass-trust'];
  const isOurs = principals.breakGlass.includes(`arn:${partition}:iam::${accounts.logArchive}:role/${name}`);
  if (!isOurs || trust === undefined) return {};
  return {
    BreakGlassRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: name,
        Description: 'Repairs the log bucket and its key in an emergency',
        MaxSessionDuration: 3600,
        AssumeRolePolicyDocument: policyValue(trust),
        Policies: [
          { PolicyName: 'repair', PolicyDocument: policyValue(guardrails['break-glass-permissions']) },
        ],
      },
    },
  };
}
