import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListRolePoliciesCommand,
  type Role,
} from '@aws-sdk/client-iam';
import type { Answer, NamedRole, RoleFacts, ServiceRole } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import type { Partition } from '../../organization/index.js';
import type { NamedPolicy } from '../../policy/index.js';
import { known, mapKnown } from './ask.js';
import { decodeDocument, parseDocument } from './parse-document.js';
import type { Session } from './session.js';

const NONE = { NoSuchEntityException: () => null, NoSuchEntity: () => null } as const;

async function getRole(session: Session, region: Region, RoleName: string): Promise<Answer<Role | null>> {
  return session.ask(
    'iam:GetRole',
    region,
    async (client, options): Promise<Role | null> =>
      (await client.send(new GetRoleCommand({ RoleName }), options)).Role ?? null,
    NONE,
  );
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/using-service-linked-roles-create-slr-for-org-trails.html */
export async function collectTrailServiceRole(
  session: Session,
  region: Region,
): Promise<Answer<ServiceRole | null>> {
  const answer = await getRole(session, region, 'AWSServiceRoleForCloudTrail');
  return mapKnown(answer, (role) => (role === null ? null : { arn: role.Arn ?? '' }));
}

/** Names without their path. */
export async function collectRoles(
  session: Session,
  region: Region,
  names: readonly string[],
): Promise<readonly NamedRole[]> {
  const roles: NamedRole[] = [];
  for (const name of [...new Set(names)].sort()) {
    roles.push({ name, role: await collectRole(session, region, name) });
  }
  return roles;
}

async function collectRole(
  session: Session,
  region: Region,
  name: string,
): Promise<Answer<RoleFacts | null>> {
  const answer = await getRole(session, region, name);
  if (answer.kind === 'unknown' || answer.value === null) return answer as Answer<null>;
  const { Arn, AssumeRolePolicyDocument, PermissionsBoundary } = answer.value;
  const place = { accountId: session.accountId, region };
  const trust = parseDocument(decodeDocument(AssumeRolePolicyDocument), 'iam:GetRole', place);
  if (trust.kind === 'unknown') return trust;
  const boundaryArn = PermissionsBoundary?.PermissionsBoundaryArn;
  return known({
    arn: Arn ?? '',
    trust: trust.value,
    policies: await policiesOf(session, region, name),
    ...(boundaryArn !== undefined && { boundary: await managedPolicy(session, region, boundaryArn) }),
  });
}

async function policiesOf(
  session: Session,
  region: Region,
  name: string,
): Promise<Answer<readonly NamedPolicy[]>> {
  const inline = await inlineNames(session, region, name);
  if (inline.kind === 'unknown') return inline;
  const attached = await attachedArns(session, region, name);
  if (attached.kind === 'unknown') return attached;
  const policies: NamedPolicy[] = [];
  for (const policyName of inline.value) {
    const policy = await inlinePolicy(session, region, name, policyName);
    if (policy.kind === 'unknown') return policy;
    policies.push(policy.value);
  }
  for (const arn of attached.value) {
    const policy = await managedPolicy(session, region, arn);
    if (policy.kind === 'unknown') return policy;
    policies.push(policy.value);
  }
  return known(policies);
}

async function inlineNames(
  session: Session,
  region: Region,
  RoleName: string,
): Promise<Answer<readonly string[]>> {
  return session.askAll('iam:ListRolePolicies', region, async (client, options, Marker) => {
    const page = await client.send(new ListRolePoliciesCommand({ RoleName, Marker }), options);
    return { items: page.PolicyNames, nextToken: page.Marker };
  });
}

async function attachedArns(
  session: Session,
  region: Region,
  RoleName: string,
): Promise<Answer<readonly string[]>> {
  return session.askAll('iam:ListAttachedRolePolicies', region, async (client, options, Marker) => {
    const page = await client.send(new ListAttachedRolePoliciesCommand({ RoleName, Marker }), options);
    return {
      items: page.AttachedPolicies?.flatMap(({ PolicyArn }) => PolicyArn ?? []),
      nextToken: page.Marker,
    };
  });
}

async function inlinePolicy(
  session: Session,
  region: Region,
  RoleName: string,
  PolicyName: string,
): Promise<Answer<NamedPolicy>> {
  const operation = 'iam:GetRolePolicy';
  const answer = await session.ask(operation, region, (client, options) =>
    client.send(new GetRolePolicyCommand({ RoleName, PolicyName }), options),
  );
  if (answer.kind === 'unknown') return answer;
  const place = { accountId: session.accountId, region };
  const document = parseDocument(decodeDocument(answer.value.PolicyDocument), operation, place);
  return mapKnown(document, (read) => ({ name: PolicyName, document: read }));
}

async function managedPolicy(
  session: Session,
  region: Region,
  PolicyArn: string,
): Promise<Answer<NamedPolicy>> {
  const described = await session.ask('iam:GetPolicy', region, (client, options) =>
    client.send(new GetPolicyCommand({ PolicyArn }), options),
  );
  if (described.kind === 'unknown') return described;
  const VersionId = described.value.Policy?.DefaultVersionId;
  const operation = 'iam:GetPolicyVersion';
  const version = await session.ask(operation, region, (client, options) =>
    client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }), options),
  );
  if (version.kind === 'unknown') return version;
  const place = { accountId: session.accountId, region };
  const document = parseDocument(decodeDocument(version.value.PolicyVersion?.Document), operation, place);
  return mapKnown(document, (read) => ({ name: PolicyArn.split('/').at(-1)!, document: read }));
}

/** ARNs of the users, groups and roles that have all rights by AWS's own policy. */
export async function collectAdministrators(
  session: Session,
  region: Region,
  partition: Partition,
): Promise<Answer<readonly string[]>> {
  const PolicyArn = `arn:${partition}:iam::aws:policy/AdministratorAccess`;
  const arnOf = (kind: string, name: string | undefined) =>
    `arn:${partition}:iam::${session.accountId}:${kind}/${name ?? ''}`;
  return session.askAll('iam:ListEntitiesForPolicy', region, async (client, options, Marker) => {
    const page = await client.send(new ListEntitiesForPolicyCommand({ PolicyArn, Marker }), options);
    return {
      items: [
        ...(page.PolicyUsers ?? []).map(({ UserName }) => arnOf('user', UserName)),
        ...(page.PolicyGroups ?? []).map(({ GroupName }) => arnOf('group', GroupName)),
        ...(page.PolicyRoles ?? []).map(({ RoleName }) => arnOf('role', RoleName)),
      ],
      nextToken: page.Marker,
    };
  });
}
