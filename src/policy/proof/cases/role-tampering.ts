import { ask, askEach } from '../ask.js';
import { accountOf, memberAccount } from '../actors.js';
import type { Actor, ProofCase, Target } from '../proof-case.js';
import type { ProofWorld } from '../proof-world.js';

const ROLE_TAMPERING = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
];

/**
 * Attacks on the roles that the guardrails let pass. Whoever may create or change one of them has the exemption,
 * so that creating a role with an exempt name is an attack as well.
 */
export function roleTamperingCases(world: ProofWorld): readonly ProofCase[] {
  return [...exemptRoles(world), ...spoofing(world), ...leaving(world)];
}

function exemptRoles(world: ProofWorld): readonly ProofCase[] {
  const { actors, input } = world;
  const member = memberAccount(input);
  const stackSets = roleAt(input.partition, member, 'stacksets-exec-0123456789abcdef', 'role of StackSets');
  const special = [...actors.breakGlass, ...actors.storeDeployers, actors.auditor];
  return [
    ...askEach(actors.memberAdmin, ROLE_TAMPERING, stackSets, 'denied'),
    ask(actors.memberRoot, 'iam:UpdateAssumeRolePolicy', stackSets, 'denied'),
    ...special.flatMap((actor) =>
      askEach(
        [actors.logAdmin, actors.logRoot],
        ['iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy', 'iam:DeleteRole'],
        roleOf(actor),
        'denied',
      ),
    ),
    ...actors.trailDeployers.flatMap((actor) => [
      ask(actors.securityAdmin, 'iam:UpdateAssumeRolePolicy', roleOf(actor), 'denied'),
      ask(actor, 'iam:UpdateAssumeRolePolicy', roleOf(actor), 'allowed'),
    ]),
    ...askEach(actors.storeDeployers, ['iam:PutRolePolicy'], roleOf(actors.auditor), 'allowed'),
  ];
}

function spoofing({ actors, input }: ProofWorld): readonly ProofCase[] {
  const role = (name: string, title: string) => roleAt(input.partition, memberAccount(input), name, title);
  const reader = role(`${input.namePrefix}-reader`, 'role of the audit');
  return [
    ask(actors.memberAdmin, 'iam:CreateRole', role('stacksets-exec-x', 'look-alike of StackSets'), 'denied'),
    ask(actors.memberAdmin, 'iam:CreateRole', reader, 'denied'),
    ask(actors.memberStackSets, 'iam:CreateRole', reader, 'allowed'),
    ...askEach(actors.memberAdmin, ROLE_TAMPERING, role('Application', 'role of a team'), 'allowed'),
  ];
}

function leaving({ actors, targets, input }: ProofWorld): readonly ProofCase[] {
  const leave = ['organizations:LeaveOrganization'];
  const member = targets.anything(memberAccount(input));
  const log = targets.anything(input.logArchiveAccountId);
  return [
    ...askEach([actors.memberAdmin, actors.memberRoot, actors.memberStackSets], leave, member, 'denied'),
    ...askEach([actors.logAdmin, actors.logRoot, ...actors.storeDeployers], leave, log, 'denied'),
  ];
}

function roleAt(partition: string, accountId: string, name: string, title: string): Target {
  return { name: title, arn: `arn:${partition}:iam::${accountId}:role/${name}`, accountId };
}

/** The role of an actor, as something that others may attack. */
function roleOf({ name, principal }: Actor): Target {
  const arn = principal.kind === 'role' ? principal.arn : '';
  return { name: `role of ${name}`, arn, accountId: accountOf(arn) };
}
