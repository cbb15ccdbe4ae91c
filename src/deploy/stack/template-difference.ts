import type { ChangeAction, ResourceChange, StatementChange } from '../engine/index.js';
import { canonicalJson, isObject, type JsonObject, type JsonValue } from './json-value.js';
import { policyDifference, readPolicy } from './policy-difference.js';

/**
 * What a template would make different, resource by resource. Read from the templates themselves, so that a
 * plan needs no change set, which would be something left behind in the account.
 */
export function templateDifference(
  stack: string,
  before: JsonValue | undefined,
  after: JsonValue,
): readonly ResourceChange[] {
  const [old, fresh] = [resourcesOf(before), resourcesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((logicalId) => {
    const resources = [old[logicalId], fresh[logicalId]] as const;
    if (canonicalJson(resources[0]) === canonicalJson(resources[1])) return [];
    return { stack, ...describeResource(logicalId, ...resources) };
  });
}

/** Whether anything differs at all: outputs, conditions and parameters are no resources. */
export function isSameTemplate(before: JsonValue | undefined, after: JsonValue): boolean {
  return canonicalJson(before) === canonicalJson(after);
}

function resourcesOf(template: JsonValue | undefined): JsonObject {
  const resources = isObject(template) ? template['Resources'] : undefined;
  return isObject(resources) ? resources : {};
}

function describeResource(
  logicalId: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): Omit<ResourceChange, 'stack'> {
  const found: Differences = { paths: [], statements: [] };
  walk('', propertiesOf(before), propertiesOf(after), found);
  const action: ChangeAction = before === undefined ? 'create' : after === undefined ? 'remove' : 'change';
  return {
    kind: 'resource',
    action,
    logicalId,
    resourceType: typeOf(after ?? before),
    ...conditionOf(after ?? before),
    // Of a whole resource that comes or goes, the paths would be all it has.
    paths: action === 'change' ? found.paths : [],
    statements: found.statements,
  };
}

interface Differences {
  readonly paths: string[];
  readonly statements: StatementChange[];
}

/** Attributes beside the properties, such as DeletionPolicy, are shown by their own names. */
function propertiesOf(resource: JsonValue | undefined): JsonValue | undefined {
  if (!isObject(resource)) return undefined;
  const { Properties, Type: _type, ...attributes } = resource;
  return { ...(isObject(Properties) ? Properties : {}), ...attributes };
}

function conditionOf(resource: JsonValue | undefined): { readonly condition?: string } {
  const condition = isObject(resource) ? resource['Condition'] : undefined;
  return typeof condition === 'string' ? { condition } : {};
}

function typeOf(resource: JsonValue | undefined): string {
  const type = isObject(resource) ? resource['Type'] : undefined;
  return typeof type === 'string' ? type : 'unknown';
}

function walk(
  path: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  found: Differences,
): void {
  if (canonicalJson(before) === canonicalJson(after)) return;
  const policies = [readPolicy(before), readPolicy(after)] as const;
  if (policies.some((policy) => policy !== undefined)) {
    found.statements.push(...policyDifference(path, policies[0] ?? [], policies[1] ?? []));
    return;
  }
  const names = memberNames(before, after);
  if (names === undefined) found.paths.push(path);
  else for (const name of names) walk(join(path, name), memberOf(before, name), memberOf(after, name), found);
}

/** `undefined` when there is nothing to go down into on either side, or the sides are of two kinds. */
function memberNames(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly string[] | undefined {
  const sides = [before, after].filter((side) => side !== undefined);
  if (!sides.every(isObject) && !sides.every(Array.isArray)) return undefined;
  const names = new Set(sides.flatMap((side) => Object.keys(side as JsonObject)));
  return names.size === 0 ? undefined : [...names];
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(name)] as JsonValue | undefined;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function join(path: string, name: string): string {
  if (/^\d+$/.test(name)) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}
