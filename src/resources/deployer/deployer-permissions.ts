import type { Configuration } from '../../config/index.js';
import type { PolicyDocument, PolicyStatement } from '../../policy/index.js';
import type { AccountRoleName, UnitPlan } from '../manifest.js';
import { DIRECT_PERMISSIONS } from './direct-permissions.js';
import { RESOURCE_PERMISSIONS, type ResourcePermission } from './resource-permissions.js';

/**
 * What the role that deploys needs in an account and nothing else: what deploy calls itself, and what the
 * resources of the account's own templates ask for. Member accounts need no role: StackSets has its own.
 */
export function deployerPermissions(
  configuration: Configuration,
  role: AccountRoleName,
  units: readonly UnitPlan[],
): PolicyDocument {
  const own = units.filter((unit) => unit.role === role && unit.stackSet === undefined);
  const types = [...new Set(own.flatMap(typesOf))].sort();
  const fill = (resource: string) => fillIn(configuration, role, resource);
  const statements: readonly PolicyStatement[] = [
    ...DIRECT_PERMISSIONS[role].map(({ sid, actions, resources, condition }) => ({
      Sid: sid,
      Effect: 'Allow' as const,
      Action: actions,
      Resource: resources.flatMap(fill),
      ...(condition === undefined ? {} : { Condition: condition }),
    })),
    ...byService(types).map(({ service, actions, resources }) => ({
      Sid: `ResourcesOf${service}`,
      Effect: 'Allow' as const,
      Action: actions,
      Resource: [...new Set(resources.flatMap(fill))],
    })),
    ...passedRoles(configuration, role, types),
  ];
  return { Version: '2012-10-17', Statement: statements.filter(({ Resource }) => Resource?.length !== 0) };
}

function typesOf({ template }: UnitPlan): readonly string[] {
  return Object.values(template.template.Resources).map(({ Type }) => Type);
}

/** Types whose resources are named alike are one statement. */
function byService(types: readonly string[]): readonly (ResourcePermission & { readonly service: string })[] {
  const groups = new Map<string, ResourcePermission & { readonly service: string }>();
  for (const type of types) {
    const { actions, resources } = permissionOf(type);
    const service = type.split('::')[1]! + (resources.includes('*') ? 'WithoutNames' : '');
    const known = groups.get(service) ?? { service, actions: [], resources: [] };
    groups.set(service, {
      service,
      actions: [...new Set([...known.actions, ...actions])].sort(),
      resources: [...new Set([...known.resources, ...resources])],
    });
  }
  return [...groups.values()];
}

function permissionOf(type: string): ResourcePermission {
  const permission = RESOURCE_PERMISSIONS[type];
  if (permission === undefined) throw new Error(`no permissions are known for resources of the type ${type}`);
  return permission;
}

/** A role is handed to a service: without the condition it could be handed to any. */
function passedRoles(
  configuration: Configuration,
  role: AccountRoleName,
  types: readonly string[],
): readonly PolicyStatement[] {
  if (!types.includes('AWS::IAM::Role')) return [];
  const services = ['cloudtrail', 'events', 'lambda'].map((service) => `${service}.amazonaws.com`);
  return [
    {
      Sid: 'HandOverRoles',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: fillIn(configuration, role, 'iam::ACCOUNT:role/orgtrail*'),
      Condition: { StringEquals: { 'iam:PassedToService': services } },
    },
  ];
}

/** The ARNs that a text stands for; none when the configuration has no such thing. */
function fillIn(configuration: Configuration, role: AccountRoleName, text: string): readonly string[] {
  if (text === '*') return ['*'];
  const { partition, accounts, principals, regions } = configuration;
  if (text === 'DEPLOYERS') return principals.deployers.filter((arn) => !arn.includes(`:${accounts[role]}:`));
  const values = namesOf(configuration);
  const missing = Object.keys(values).some((name) => mentions(text, name) && values[name]!.length === 0);
  if (missing) return [];
  const region = regions.length === 1 ? regions[0]! : '*';
  return Object.entries(values)
    .reduce<readonly string[]>(
      (texts, [name, found]) =>
        texts.flatMap((each) =>
          mentions(each, name) ? found.map((value) => put(each, name, value)) : [each],
        ),
      [text.replace('REGION', region).replaceAll('ACCOUNT:', `${accounts[role]}:`)],
    )
    .map((each) => `arn:${partition}:${each.replace('-ACCOUNT-', `-${accounts[role]}-`)}`);
}

function namesOf(configuration: Configuration): Readonly<Record<string, readonly string[]>> {
  const { trail, logBucket, realTime, athena, encryption, auditors } = configuration;
  return {
    ACCOUNT_TRAIL: realTime.kind === 'per-account' ? [realTime.trailName] : [],
    TRAIL: [trail.name],
    LOG_BUCKET: [logBucket.name],
    LOG_GROUP: 'logGroupName' in realTime ? [realTime.logGroupName] : [],
    BUCKETS: [
      logBucket.name,
      logBucket.accessLogBucket,
      ...(athena === undefined ? [] : [athena.resultsBucket]),
    ],
    BUS: realTime.kind === 'hub' ? [realTime.busName] : [],
    DATABASE: athena === undefined ? [] : [athena.database],
    WORKGROUP: athena === undefined ? [] : [athena.workgroup],
    ALIAS: encryption.kind === 'create' ? [encryption.alias] : [],
    AUDITOR: auditors.kind === 'role' && !auditors.roleName.startsWith('orgtrail') ? [auditors.roleName] : [],
  };
}

/** `TRAIL` is not what `ACCOUNT_TRAIL` speaks of. */
function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![A-Z_])${name}(?![A-Z_])`).test(text);
}

function put(text: string, name: string, value: string): string {
  return text.replace(new RegExp(`(?<![A-Z_])${name}(?![A-Z_])`), () => value);
}
