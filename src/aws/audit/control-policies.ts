import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
} from '@aws-sdk/client-organizations';
import type { Answer, ControlPolicy, PolicyAttachments } from '../../audit/index.js';
import type { Region } from '../../cloudtrail/index.js';
import { known } from './ask.js';
import { parseDocument } from './parse-document.js';
import type { Session } from './session.js';

type PolicyType = ControlPolicy['type'];

interface ListedPolicy extends Omit<ControlPolicy, 'document'> {
  /** Ids of roots, units and accounts. */
  readonly targets: Answer<readonly string[]>;
}

/**
 * Policies by what they are attached to: there are fewer of them than accounts, and one or two calls a second
 * are allowed of each kind.
 */
export async function collectControlPolicies(
  session: Session,
  region: Region,
  targetIds: readonly string[],
): Promise<{
  readonly policies: Answer<readonly ControlPolicy[]>;
  readonly attachments: readonly PolicyAttachments[];
}> {
  const service = await listPolicies(session, region, 'SERVICE_CONTROL_POLICY');
  const resource = await listPolicies(session, region, 'RESOURCE_CONTROL_POLICY');
  const attachments = attachmentsOf(targetIds, attachedIds(service), attachedIds(resource));
  if (service.kind === 'unknown') return { policies: service, attachments };
  if (resource.kind === 'unknown') return { policies: resource, attachments };
  const policies: ControlPolicy[] = [];
  for (const { targets: _, ...policy } of [...service.value, ...resource.value]) {
    policies.push({ ...policy, document: await describePolicy(session, region, policy.id) });
  }
  return { policies: known(policies), attachments };
}

async function listPolicies(
  session: Session,
  region: Region,
  type: PolicyType,
): Promise<Answer<readonly ListedPolicy[]>> {
  const answer = await session.askAll(
    'organizations:ListPolicies',
    region,
    async (client, options, NextToken) => {
      const page = await client.send(new ListPoliciesCommand({ Filter: type, NextToken }), options);
      return { items: page.Policies, nextToken: page.NextToken };
    },
  );
  if (answer.kind === 'unknown') return answer;
  const policies: ListedPolicy[] = [];
  for (const { Id, Name } of answer.value) {
    if (Id === undefined) continue;
    policies.push({ id: Id, name: Name ?? Id, type, targets: await targetsOf(session, region, Id) });
  }
  return known(policies);
}

async function targetsOf(
  session: Session,
  region: Region,
  PolicyId: string,
): Promise<Answer<readonly string[]>> {
  return session.askAll('organizations:ListTargetsForPolicy', region, async (client, options, NextToken) => {
    const page = await client.send(new ListTargetsForPolicyCommand({ PolicyId, NextToken }), options);
    return { items: page.Targets?.flatMap(({ TargetId }) => TargetId ?? []), nextToken: page.NextToken };
  });
}

async function describePolicy(
  session: Session,
  region: Region,
  PolicyId: string,
): Promise<ControlPolicy['document']> {
  const operation = 'organizations:DescribePolicy';
  const answer = await session.ask(operation, region, (client, options) =>
    client.send(new DescribePolicyCommand({ PolicyId }), options),
  );
  if (answer.kind === 'unknown') return answer;
  return parseDocument(answer.value.Policy?.Content, operation, { accountId: session.accountId, region });
}

type Attached = Answer<ReadonlyMap<string, readonly string[]>>;

/** Policy ids by target. One policy whose targets are unknown may be attached to any of them. */
function attachedIds(policies: Answer<readonly ListedPolicy[]>): Attached {
  if (policies.kind === 'unknown') return policies;
  const attached = new Map<string, string[]>();
  for (const { id, targets } of policies.value) {
    if (targets.kind === 'unknown') return targets;
    for (const target of targets.value) attached.set(target, [...(attached.get(target) ?? []), id]);
  }
  return known(attached);
}

function attachmentsOf(
  targetIds: readonly string[],
  service: Attached,
  resource: Attached,
): readonly PolicyAttachments[] {
  const of = (attached: Attached, id: string): Answer<readonly string[]> =>
    attached.kind === 'unknown' ? attached : known(attached.value.get(id) ?? []);
  return targetIds.map((targetId) => ({
    targetId,
    serviceControl: of(service, targetId),
    resourceControl: of(resource, targetId),
  }));
}
