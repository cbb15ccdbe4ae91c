import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Template, Value } from './template/template.js';

/** What of the CloudFormation registry is looked at: https://github.com/cdklabs/awscdk-service-spec */
type Properties = Readonly<Record<string, Property>>;

interface Property {
  readonly type: PropertyType;
  readonly required?: boolean;
}

type PropertyType =
  | { readonly type: 'string'; readonly allowedValues?: readonly string[] }
  | { readonly type: 'array' | 'map'; readonly element: PropertyType }
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'union'; readonly types: readonly PropertyType[] }
  | { readonly type: 'integer' | 'number' | 'boolean' | 'json' | 'date-time' | 'tag' | 'null' };

const specification = loadAwsServiceSpecSync();

/** Everything in a template that the registry does not know, each as a sentence; none for a good one. */
export function checkTemplate(template: Template): readonly string[] {
  return [
    ...Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) =>
      checkResource(id, Type, Properties),
    ),
    ...checkReferences(template),
  ];
}

function checkResource(id: string, type: string, given: Readonly<Record<string, Value>>): readonly string[] {
  const [resource] = specification.lookup('resource', 'cloudFormationType', 'equals', type);
  if (resource === undefined) return [`${id}: there is no resource type ${type}`];
  return checkProperties(id, resource.properties as unknown as Properties, given);
}

function checkProperties(
  path: string,
  known: Properties,
  given: Readonly<Record<string, Value>>,
): readonly string[] {
  const missing = Object.entries(known)
    .filter(([name, { required }]) => required === true && !(name in given))
    .map(([name]) => `${path}: ${name} is missing`);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const property = known[name];
    return property === undefined
      ? [`${path}: there is no ${name}`]
      : checkValue(`${path}.${name}`, property.type, value);
  });
  return [...missing, ...wrong];
}

function checkValue(path: string, type: PropertyType, value: Value): readonly string[] {
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((each: Value, index) => checkValue(`${path}[${index}]`, type.element, each))
        : [`${path}: a list is expected`];
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([name, each]) => checkValue(`${path}.${name}`, type.element, each))
        : [`${path}: names and values are expected`];
    case 'ref':
      return isObject(value)
        ? checkProperties(path, definition(type.reference.$ref), value)
        : [`${path}: an object is expected`];
    case 'union':
      return type.types.some((each) => checkValue(path, each, value).length === 0)
        ? []
        : [`${path}: no alternative fits`];
    case 'string':
      return checkText(path, type.allowedValues, value);
    case 'integer':
    case 'number':
      return typeof value === 'number' ? [] : [`${path}: a number is expected`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path}: true or false is expected`];
    default:
      return [];
  }
}

function checkText(path: string, allowed: readonly string[] | undefined, value: Value): readonly string[] {
  if (typeof value !== 'string') return [`${path}: a text is expected`];
  return allowed === undefined || allowed.includes(value)
    ? []
    : [`${path}: ${value} is not one of ${allowed.join(', ')}`];
}

function definition(id: string): Properties {
  return specification.get('typeDefinition', id).properties as unknown as Properties;
}

/** Every Ref, GetAtt, Sub, DependsOn and Condition names something of the same template. */
function checkReferences(template: Template): readonly string[] {
  const ids = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters ?? {})]);
  const conditions = Object.keys(template.Conditions ?? {});
  const unknown = referencesIn(template as unknown as Value).filter(
    (id) => !id.startsWith('AWS::') && !ids.has(id),
  );
  const unused = Object.keys(template.Parameters ?? {}).filter(
    (name) => !referencesIn(template as unknown as Value).includes(name),
  );
  const resources = Object.entries(template.Resources);
  return [
    ...unknown.map((id) => `there is no ${id} to refer to`),
    ...unused.map((name) => `the parameter ${name} is not used`),
    ...resources.flatMap(([id, { DependsOn = [] }]) =>
      [DependsOn]
        .flat()
        .filter((other) => !(other in template.Resources))
        .map((other) => `${id} depends on ${other}`),
    ),
    ...resources
      .filter(([, { Condition }]) => Condition !== undefined && !conditions.includes(Condition))
      .map(([id]) => `${id} has an unknown condition`),
  ];
}

function referencesIn(value: Value): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = [
    ...(typeof value['Ref'] === 'string' ? [value['Ref']] : []),
    ...(Array.isArray(value['Fn::GetAtt']) ? [value['Fn::GetAtt'][0] as string] : []),
    ...(typeof value['Fn::Sub'] === 'string' ? namesIn(value['Fn::Sub']) : []),
  ];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{(?!!)([A-Za-z0-9:]+)(?:\.[A-Za-z0-9.]+)?\}/g)].map(([, name]) => name!);
}

function isIntrinsic(value: Value): boolean {
  return (
    isObject(value) &&
    Object.keys(value).length === 1 &&
    /^(?:Ref|Fn::|Condition$)/.test(Object.keys(value)[0]!)
  );
}

function isObject(value: unknown): value is { readonly [name: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
