import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  OrganizationsClient,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import { type Configuration } from '../../../../src/config/index.js';
import { type Guardrails, type PolicyDocument } from '../../../../src/policy/index.js';
import type { AuditFront } from './audit-front.js';
import { MOTO_MANAGEMENT } from '../moto-accounts.js';

export async function createPolicies(
  { accounts }: AuditFront,
  guardrails: Guardrails,
  root: string,
  logArchive: string,
) {
  const client = new OrganizationsClient(await accounts.settings(MOTO_MANAGEMENT));
  const create = async (Name: string, Type: PolicyType, document: PolicyDocument, TargetId: string) => {
    const Content = JSON.stringify(document);
    const { Policy } = await client.send(
      new CreatePolicyCommand({ Name, Type, Content, Description: 'a guardrail' }),
    );
    const PolicyId = Policy!.PolicySummary!.Id!;
    await client.send(new AttachPolicyCommand({ PolicyId, TargetId }));
    return PolicyId;
  };
  const service = 'SERVICE_CONTROL_POLICY';
  return {
    trails: await create('orgtrail-trails', service, guardrails['scp-protect-trails'], root),
    store: await create('orgtrail-store', service, guardrails['scp-protect-audit-store'], logArchive),
    resources: await create(
      'orgtrail-resources',
      'RESOURCE_CONTROL_POLICY',
      guardrails['rcp-protect-audit-store'],
      logArchive,
    ),
  };
}

/** The service's role in every account, and the auditor in the log archive. */
export async function createRoles(
  front: AuditFront,
  configuration: Configuration,
  guardrails: Guardrails,
  accounts: readonly string[],
) {
  for (const accountId of accounts) {
    const client = new IAMClient(await front.accounts.settings(accountId));
    // moto would make it with a name of its own.
    await client.send(
      new CreateRoleCommand({
        RoleName: 'AWSServiceRoleForCloudTrail',
        Path: '/aws-service-role/cloudtrail.amazonaws.com/',
        AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
      }),
    );
    client.destroy();
  }
  const { auditors } = configuration;
  if (auditors.kind !== 'role') throw new Error('the example has an auditor role');
  const client = new IAMClient(await front.accounts.settings(configuration.accounts.logArchive));
  const RoleName = auditors.roleName;
  const AssumeRolePolicyDocument = JSON.stringify(guardrails['auditor-trust']);
  await client.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await client.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'ask',
      PolicyDocument: JSON.stringify(guardrails['auditor-permissions']),
    }),
  );
}
