import { holds, resolveIntrinsics, type TemplateScope } from './intrinsics.js';
import { refuse } from './refusal.js';
import type { TemplateResource } from './template-order.js';

/** Where a stack stands. */
export interface Home {
  readonly accountId: string;
  readonly region: string;
}

export type Attributes = Readonly<Record<string, string>>;

export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown; readonly NoEcho?: boolean }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Condition?: string }>>;
}

export interface Content {
  readonly body: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface MachineChange {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly logicalId: string;
  readonly resourceType: string;
  readonly replacement: 'True' | 'False' | undefined;
}

/** What a stack's content is read against. */
export interface ContentOwner extends Home {
  readonly name: string;
  readonly id: string;
  readonly content: Content | undefined;
  readonly resources: Map<string, Attributes>;
}

export function templateOf({ body }: Pick<Content, 'body'>): Template {
  return JSON.parse(body) as Template;
}

export function withDefaults(body: string, given: Content['parameters']): Content['parameters'] {
  const declared = templateOf({ body }).Parameters ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0)
    refuse('ValidationError', `Parameters: [${unknown.join(', ')}] do not exist in the template`);
  return Object.fromEntries(
    Object.entries(declared).map(([name, { Default }]) => {
      const value = given[name] ?? (Default === undefined ? undefined : String(Default));
      return [name, value ?? refuse('ValidationError', `Parameters: [${name}] must have values`)];
    }),
  );
}

export function scopeOf(stack: ContentOwner, content: Content): TemplateScope {
  return {
    parameters: content.parameters,
    resources: stack.resources,
    conditions: templateOf(content).Conditions ?? {},
    pseudo: {
      'AWS::AccountId': stack.accountId,
      'AWS::Region': stack.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': stack.id,
    },
  };
}

export function activeResources(
  stack: ContentOwner,
  content: Content,
): Readonly<Record<string, TemplateResource>> {
  const scope = scopeOf(stack, content);
  return Object.fromEntries(
    Object.entries(templateOf(content).Resources).filter(
      ([, { Condition }]) => Condition === undefined || holds({ Condition }, scope),
    ),
  );
}

export function outputsOf(stack: ContentOwner, content: Content): Readonly<Record<string, string>> {
  const scope = scopeOf(stack, content);
  return Object.fromEntries(
    Object.entries(templateOf(content).Outputs ?? {})
      .filter(([, { Condition }]) => Condition === undefined || holds({ Condition }, scope))
      .map(([name, { Value }]) => [name, String(resolveIntrinsics(Value, scope))]),
  );
}

export function changesOf(stack: ContentOwner, wanted: Content): readonly MachineChange[] {
  const after = activeResources(stack, wanted);
  const before = stack.content === undefined ? {} : activeResources(stack, stack.content);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((logicalId) => {
    const [old, fresh] = [before[logicalId], after[logicalId]];
    const resourceType = (fresh ?? old)!.Type;
    if (old === undefined) return { action: 'Add', logicalId, resourceType, replacement: undefined };
    if (fresh === undefined) return { action: 'Remove', logicalId, resourceType, replacement: undefined };
    if (!changedIn(stack, stack.content!, wanted, logicalId)) return [];
    const replacement = isReplaced(old, fresh) ? 'True' : 'False';
    return { action: 'Modify', logicalId, resourceType, replacement };
  });
}

/** Names cannot be changed in place: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html */
const NAMES = ['BucketName', 'TrailName'];

function isReplaced(old: TemplateResource, fresh: TemplateResource): boolean {
  return NAMES.some(
    (name) => JSON.stringify(old.Properties?.[name]) !== JSON.stringify(fresh.Properties?.[name]),
  );
}

export function changedIn(stack: ContentOwner, before: Content, after: Content, id: string): boolean {
  const textOf = (content: Content) =>
    JSON.stringify(
      resolveIntrinsics(templateOf(content).Resources[id] ?? null, {
        ...scopeOf(stack, content),
        // What is not there yet is a change of its own.
        resources: new Proxy(stack.resources, LENIENT),
      }),
    );
  return textOf(before) !== textOf(after);
}

const LENIENT: ProxyHandler<Map<string, Attributes>> = {
  get: (target, property) =>
    property === 'get'
      ? (id: string) => new Proxy(target.get(id) ?? {}, { get: (known, name) => known[String(name)] ?? '?' })
      : Reflect.get(target, property),
};

export function isSame(before: Content, after: Content): boolean {
  return (
    JSON.stringify(templateOf(before)) === JSON.stringify(templateOf(after)) &&
    JSON.stringify(before.parameters) === JSON.stringify(after.parameters)
  );
}
