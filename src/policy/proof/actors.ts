import { FULL_ACCESS, type NamedPolicy } from '../evaluation/applicable-policies.js';
import type { GuardrailInput } from '../guardrails/guardrail-input.js';
import type { Actor } from './proof-case.js';

const ADMINISTRATOR: NamedPolicy = { name: 'AdministratorAccess', document: FULL_ACCESS };

/** Everybody who asks for something in the matrix. */
export interface Actors {
  readonly cloudTrail: Actor;
  readonly otherService: Actor;
  readonly memberAdmin: Actor;
  readonly memberRoot: Actor;
  /** Has the name of a deployer, in an account that has none. */
  readonly memberNamesake: Actor;
  readonly memberStackSets: Actor;
  readonly logAdmin: Actor;
  readonly logRoot: Actor;
  /** A session that the management account opened with `sts:AssumeRoot` to unlock a bucket policy. */
  readonly assumedRoot: Actor;
  /** The role through which every administrator of the management account may enter. */
  readonly logAccessRole: Actor;
  readonly logStackSets: Actor;
  readonly securityStackSets: Actor;
  readonly securityAdmin: Actor;
  /** An IAM user, which nobody should have any more. */
  readonly securityUser: Actor;
  readonly managementAdmin: Actor;
  readonly outsider: Actor;
  readonly anonymous: Actor;
  readonly auditor: Actor;
  readonly auditorAdmin: Actor;
  readonly breakGlass: readonly Actor[];
  /** Those of the log archive account. */
  readonly storeDeployers: readonly Actor[];
  /** Those of member accounts, the log archive account's too. */
  readonly trailDeployers: readonly Actor[];
  readonly reader: Actor;
  readonly trustedAuditors: readonly Actor[];
  readonly trustedBreakGlass: readonly Actor[];
  readonly trustedReaders: readonly Actor[];
}

export function proofActors(input: GuardrailInput): Actors {
  const { managementAccountId: management, logArchiveAccountId: log, securityAccountId: security } = input;
  const member = memberAccount(input);
  const role = (accountId: string, name: string) => `arn:${input.partition}:iam::${accountId}:role/${name}`;
  const admin = (place: string, accountId: string, name = freeName(input)) =>
    roleActor(input, `${place}: administrator`, role(accountId, name), [ADMINISTRATOR]);
  const named = (title: string, arns: readonly string[], identity: Actor['identity']) =>
    arns.map((arn, index) =>
      roleActor(input, numbered(`${placeOf(arn, input)}: ${title}`, index, arns), concrete(arn), identity),
    );
  const [auditorArn = role(log, 'nobody')] = input.auditors;
  return {
    cloudTrail: serviceActor('cloudtrail.amazonaws.com'),
    otherService: serviceActor('config.amazonaws.com'),
    memberAdmin: admin('member', member),
    memberRoot: rootActor(input, 'member: root user', member),
    memberNamesake: roleActor(
      input,
      "member: role with a deployer's name",
      role(
        member,
        concrete(input.deployers[0] ?? 'deployer')
          .split(':role/')
          .at(-1)!,
      ),
      [ADMINISTRATOR],
    ),
    memberStackSets: stackSets(input, 'member', role(member, 'stacksets-exec-0123456789abcdef')),
    logAdmin: admin('log archive', log),
    logRoot: rootActor(input, 'log archive: root user', log),
    assumedRoot: {
      ...rootActor(input, 'log archive: AssumeRoot session', log),
      session: [UNLOCK_BUCKET_POLICY],
    },
    logAccessRole: roleActor(
      input,
      'log archive: OrganizationAccountAccessRole',
      role(log, 'OrganizationAccountAccessRole'),
      [ADMINISTRATOR],
    ),
    logStackSets: stackSets(input, 'log archive', role(log, 'stacksets-exec-0123456789abcdef')),
    securityStackSets: stackSets(input, 'security', role(security, 'stacksets-exec-0123456789abcdef')),
    securityAdmin: admin('security', security),
    securityUser: {
      name: 'security: IAM user',
      principal: {
        kind: 'user',
        arn: `arn:${input.partition}:iam::${security}:user/somebody`,
        organizationId: input.organizationId,
      },
      identity: [ADMINISTRATOR],
    },
    managementAdmin: admin('management', management),
    outsider: {
      name: 'outside: administrator',
      principal: { kind: 'role', arn: role('999999999999', 'Administrator') },
      identity: [ADMINISTRATOR],
    },
    anonymous: { name: 'outside: nobody signed in', principal: { kind: 'anonymous' }, identity: [] },
    auditor: roleActor(input, 'log archive: auditor', concrete(auditorArn), ['auditor-permissions']),
    auditorAdmin: roleActor(input, 'log archive: auditor with AdministratorAccess', concrete(auditorArn), [
      'auditor-permissions',
      ADMINISTRATOR,
    ]),
    breakGlass: named('break glass', input.breakGlass, ['break-glass-permissions']),
    storeDeployers: named(
      'deployer',
      input.deployers.filter((arn) => accountOf(arn) === log),
      [ADMINISTRATOR],
    ),
    trailDeployers: named(
      'deployer',
      input.deployers.filter((arn) => accountOf(arn) !== log && accountOf(arn) !== management),
      [ADMINISTRATOR],
    ),
    reader: roleActor(input, 'every account: configuration reader', role(log, `${input.namePrefix}-reader`), [
      'reader-permissions',
    ]),
    trustedAuditors: named('trusted auditor', input.trustedAuditors, [ADMINISTRATOR]),
    trustedBreakGlass: named('trusted for break glass', input.trustedBreakGlass, [ADMINISTRATOR]),
    trustedReaders: named('trusted reader', input.trustedReaders, [ADMINISTRATOR]),
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html (`S3UnlockBucketPolicy`) */
const UNLOCK_BUCKET_POLICY: NamedPolicy = {
  name: 'S3UnlockBucketPolicy',
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:DeleteBucketPolicy', 's3:PutBucketPolicy', 's3:GetBucketPolicy', 's3:ListAllMyBuckets'],
        Resource: '*',
      },
    ],
  },
};

function roleActor(
  { organizationId }: GuardrailInput,
  name: string,
  arn: string,
  identity: Actor['identity'],
): Actor {
  return { name, principal: { kind: 'role', arn, sessionName: 'session', organizationId }, identity };
}

function rootActor({ organizationId, partition }: GuardrailInput, name: string, accountId: string): Actor {
  return { name, principal: { kind: 'root', accountId, partition, organizationId }, identity: [] };
}

function stackSets(input: GuardrailInput, place: string, arn: string): Actor {
  return roleActor(input, `${place}: role of StackSets`, arn, [ADMINISTRATOR]);
}

function serviceActor(service: string): Actor {
  return { name: `service: ${service}`, principal: { kind: 'service', service }, identity: [] };
}

/** An account of the organization without a role in it. */
export function memberAccount(input: GuardrailInput): string {
  const taken = [input.managementAccountId, input.logArchiveAccountId, input.securityAccountId];
  return ['444444444444', '555555555555', '666666666666', '777777777777'].find((id) => !taken.includes(id))!;
}

/** `security: deployer 2` where a configuration names several. */
function numbered(name: string, index: number, all: readonly string[]): string {
  return all.length === 1 ? name : `${name} ${index + 1}`;
}

/** Whose account an ARN is of. */
function placeOf(arn: string, input: GuardrailInput): string {
  switch (accountOf(arn)) {
    case input.managementAccountId:
      return 'management';
    case input.logArchiveAccountId:
      return 'log archive';
    case input.securityAccountId:
      return 'security';
    default:
      return 'member';
  }
}

/** A role name that no principal of the configuration has, so that an administrator is nobody special. */
function freeName(input: GuardrailInput): string {
  const special = [...input.deployers, ...input.breakGlass, ...input.auditors].map((arn) =>
    arn.split('/').at(-1),
  );
  return (
    ['Administrator', 'AnyAdministrator', 'SomeAdministrator'].find((name) => !special.includes(name)) ?? 'A'
  );
}

/** One ARN of those that a pattern stands for. */
function concrete(pattern: string): string {
  return pattern.replaceAll('*', 'x').replaceAll('?', 'x');
}

export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
