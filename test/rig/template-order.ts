export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
}

/** Logical ids in an order in which everything that a resource names stands before it. */
export function creationOrder(resources: Readonly<Record<string, TemplateResource>>): readonly string[] {
  const order: string[] = [];
  const visiting = new Set<string>();
  const visit = (id: string): void => {
    if (order.includes(id)) return;
    if (visiting.has(id))
      throw new Error(`Circular dependency between resources: [${[...visiting].join(', ')}]`);
    visiting.add(id);
    for (const other of namedIn(resources[id]!)) if (other in resources && other !== id) visit(other);
    visiting.delete(id);
    order.push(id);
  };
  for (const id of Object.keys(resources)) visit(id);
  return order;
}

function namedIn({ Properties, DependsOn }: TemplateResource): readonly string[] {
  const found: string[] = [DependsOn ?? []].flat() as string[];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [name, each] of Object.entries(value)) {
      if (name === 'Ref') found.push(String(each));
      if (name === 'Fn::GetAtt')
        found.push(String(Array.isArray(each) ? each[0] : String(each).split('.')[0]));
      if (name === 'Fn::Sub') {
        const text = String(Array.isArray(each) ? each[0] : each);
        found.push(...[...text.matchAll(/\$\{([A-Za-z0-9]+)/g)].map(([, id]) => id!));
      }
      walk(each);
    }
  };
  walk(Properties);
  return found;
}
