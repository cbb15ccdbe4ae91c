/** The part of CloudFormation's intrinsic functions that our templates use. */
export interface TemplateScope {
  readonly parameters: Readonly<Record<string, string>>;
  readonly pseudo: Readonly<Record<string, string>>;
  /** By logical id: `Ref` for the physical id, and every attribute by its name. */
  readonly resources: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** Puts values in the place of functions. Throws an error for what CloudFormation would refuse as well. */
export function resolveIntrinsics(value: unknown, scope: TemplateScope): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => resolveIntrinsics(each, scope)).filter((each) => each !== undefined);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && name !== undefined && name in FUNCTIONS) {
    return FUNCTIONS[name]!(argument, scope);
  }
  return Object.fromEntries(
    entries
      .map(([key, each]) => [key, resolveIntrinsics(each, scope)] as const)
      .filter(([, each]) => each !== undefined),
  );
}

const FUNCTIONS: Readonly<Record<string, (argument: unknown, scope: TemplateScope) => unknown>> = {
  Ref: (name, scope) => reference(String(name), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [id, ...attribute] = Array.isArray(argument) ? argument : String(argument).split('.');
    return attributeOf(String(id), attribute.join('.'), scope);
  },
  'Fn::Sub': (argument, scope) => {
    const [text, extra] = Array.isArray(argument) ? argument : [argument, {}];
    const own = resolveIntrinsics(extra, scope) as Readonly<Record<string, string>>;
    return substitute(String(text), own, scope);
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = argument as [string, unknown];
    return (resolveIntrinsics(parts, scope) as readonly string[]).join(separator);
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = argument as [string, unknown];
    return String(resolveIntrinsics(text, scope)).split(separator);
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = argument as [number, unknown];
    return (resolveIntrinsics(list, scope) as readonly unknown[])[Number(index)];
  },
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = argument as [string, unknown, unknown];
    return resolveIntrinsics(holds({ Condition: condition }, scope) ? yes : no, scope);
  },
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolveIntrinsics(argument, scope)),
};

/** Whether a condition of the template holds. */
export function holds(condition: unknown, scope: TemplateScope): boolean {
  const [name, argument] = Object.entries(condition as object)[0] as [string, never];
  const list = argument as readonly unknown[];
  switch (name) {
    case 'Condition':
      return holds(scope.conditions[argument as string], scope);
    case 'Fn::Equals':
      return (
        JSON.stringify(resolveIntrinsics(list[0], scope)) ===
        JSON.stringify(resolveIntrinsics(list[1], scope))
      );
    case 'Fn::Not':
      return !holds(list[0], scope);
    case 'Fn::And':
      return list.every((each) => holds(each, scope));
    case 'Fn::Or':
      return list.some((each) => holds(each, scope));
    default:
      throw new Error(`Template format error: ${name} is no condition`);
  }
}

function substitute(text: string, own: Readonly<Record<string, string>>, scope: TemplateScope): string {
  return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    if (Object.hasOwn(own, name)) return own[name]!;
    const [id, ...attribute] = name.split('.');
    return attribute.length === 0
      ? String(reference(name, scope))
      : attributeOf(id!, attribute.join('.'), scope);
  });
}

function reference(name: string, { parameters, pseudo, resources }: TemplateScope): string | undefined {
  if (name === 'AWS::NoValue') return undefined;
  const value = parameters[name] ?? pseudo[name] ?? resources.get(name)?.['Ref'];
  if (value === undefined)
    throw new Error(`Template format error: Unresolved resource dependencies [${name}]`);
  return value;
}

function attributeOf(id: string, attribute: string, { resources }: TemplateScope): string {
  const value = resources.get(id)?.[attribute];
  if (value === undefined)
    throw new Error(`Template error: resource ${id} does not have attribute ${attribute}`);
  return value;
}
