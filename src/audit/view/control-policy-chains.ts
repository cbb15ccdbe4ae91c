import type { ControlPolicyChain, ControlPolicyLevel, NamedPolicy } from '../../policy/index.js';
import {
  allAnswers,
  type Answer,
  chainAnswer,
  type ControlPolicy,
  known,
  mapAnswer,
  notAsked,
  type OrganizationFacts,
  type PolicyAttachments,
} from '../snapshot/index.js';

export interface ControlPolicyChains {
  readonly serviceControlOf: (accountId: string) => Answer<ControlPolicyChain>;
  readonly resourceControlOf: (accountId: string) => Answer<ControlPolicyChain>;
  /** Root, units, account. */
  readonly pathTo: (accountId: string) => Answer<readonly string[]>;
}

/** Which policies of Organizations stand over an account, from the root down. Unknown when any part of it is. */
export function controlPolicyChains(organization: OrganizationFacts): ControlPolicyChains {
  const parents = parentsOf(organization);
  const attachments = new Map(organization.attachments.map((each) => [each.targetId, each]));
  const policies = mapAnswer(organization.policies, (all) => new Map(all.map((each) => [each.id, each])));
  const chainOf = (accountId: string, kind: 'serviceControl' | 'resourceControl') =>
    chainAnswer(pathTo(accountId, parents), (path) =>
      allAnswers(path.map((target) => levelOf(target, attachments.get(target)?.[kind], policies))),
    );
  return {
    serviceControlOf: (accountId) => chainOf(accountId, 'serviceControl'),
    resourceControlOf: (accountId) => chainOf(accountId, 'resourceControl'),
    pathTo: (accountId) => pathTo(accountId, parents),
  };
}

type Parents = ReadonlyMap<string, Answer<string>>;

function parentsOf({ accounts, units }: OrganizationFacts): Answer<Parents> {
  return chainAnswer(accounts, (listed) =>
    mapAnswer(
      units,
      (listedUnits) =>
        new Map<string, Answer<string>>([
          ...listed.map(({ accountId, parentId }) => [accountId, parentId] as const),
          ...listedUnits.map(({ id, parentId }) => [id, known(parentId)] as const),
        ]),
    ),
  );
}

/** Root, units, account. Organizations nests units five deep, so that a longer path is a broken snapshot. */
function pathTo(accountId: string, parents: Answer<Parents>): Answer<readonly string[]> {
  return chainAnswer(parents, (parentOf) => {
    const path = [accountId];
    while (path.length < 10) {
      const target = path[0]!;
      if (target.startsWith('r-')) return known(path);
      const parent = parentOf.get(target) ?? notAsked({ ...PARENT_QUESTION, accountId });
      if (parent.kind === 'unknown') return parent;
      path.unshift(parent.value);
    }
    return notAsked({ ...PARENT_QUESTION, accountId }, 'the units of the snapshot lead to no root');
  });
}

const PARENT_QUESTION = { permission: 'organizations:ListParents', operation: 'ListParents' };
const ATTACHMENT_QUESTION = {
  permission: 'organizations:ListPoliciesForTarget',
  operation: 'ListPoliciesForTarget',
};

function levelOf(
  target: string,
  attached: PolicyAttachments['serviceControl'] | undefined,
  policies: Answer<ReadonlyMap<string, ControlPolicy>>,
): Answer<ControlPolicyLevel> {
  const ids = attached ?? notAsked({ ...ATTACHMENT_QUESTION, accountId: target });
  return chainAnswer(ids, (list) =>
    chainAnswer(policies, (byId) =>
      mapAnswer(allAnswers(list.map((id) => documentOf(id, byId.get(id)))), (named) => ({
        target,
        policies: named,
      })),
    ),
  );
}

function documentOf(id: string, policy: ControlPolicy | undefined): Answer<NamedPolicy> {
  if (policy === undefined)
    return notAsked({
      permission: 'organizations:DescribePolicy',
      operation: 'DescribePolicy',
      accountId: id,
    });
  return mapAnswer(policy.document, (document) => ({ name: policy.name, document }));
}
