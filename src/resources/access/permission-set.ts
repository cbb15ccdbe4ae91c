import type { Auditors, Configuration } from '../../config/index.js';
import type { Guardrails } from '../../policy/index.js';
import { policyValue } from '../template/policy-value.js';
import { attribute, type TemplatePart } from '../template/template.js';
import { auditorPermissions } from './roles.js';

type IdentityCenter = Extract<Auditors, { readonly kind: 'identity-center' }>;

/** No managed ReadOnlyAccess: that one reads the objects of every bucket of the account. */
export function permissionSet(
  configuration: Configuration,
  auditors: IdentityCenter,
  guardrails: Guardrails,
): TemplatePart {
  return {
    Resources: {
      AuditorPermissionSet: {
        Type: 'AWS::SSO::PermissionSet',
        Properties: {
          InstanceArn: auditors.instanceArn,
          Name: auditors.permissionSetName,
          Description: 'Asks questions over the organization trail and changes nothing',
          SessionDuration: `PT${auditors.sessionHours}H`,
          InlinePolicy: policyValue(auditorPermissions(configuration, guardrails)),
        },
      },
      AuditorAssignment: {
        Type: 'AWS::SSO::Assignment',
        Properties: {
          InstanceArn: auditors.instanceArn,
          PermissionSetArn: attribute('AuditorPermissionSet', 'PermissionSetArn'),
          PrincipalType: 'GROUP',
          PrincipalId: auditors.groupId,
          TargetType: 'AWS_ACCOUNT',
          TargetId: configuration.accounts.logArchive,
        },
      },
    },
  };
}
