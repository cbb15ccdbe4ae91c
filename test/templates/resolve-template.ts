/** JSON of a template, with any change made to it. */
export type Json = ReturnType<typeof JSON.parse>;

export interface StackPlace {
  readonly accountId: string;
  readonly region: string;
  /** Values of parameters, and what `Ref` and `Fn::GetAtt … Arn` of resources give, by logical id. */
  readonly refs: Readonly<Record<string, string>>;
  readonly arns: Readonly<Record<string, string>>;
}

/**
 * A template with its intrinsic functions put in: Ref, Fn::GetAtt and Fn::Sub, of which ours are made. An
 * attribute that a test does not name stays visible as what it was.
 */
export function resolveTemplate(template: Json, place: StackPlace): Json {
  const refs: Readonly<Record<string, string>> = {
    'AWS::Partition': 'aws',
    'AWS::AccountId': place.accountId,
    'AWS::Region': place.region,
    ...place.refs,
  };
  const text = (name: string): string => refs[name] ?? `ref:${name}`;
  const attributeOf = ([id, name]: readonly [string, string]): string =>
    name === 'Arn' ? (place.arns[id] ?? `arn:aws:unknown:::${id}`) : `${id}.${name}`;
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    if ('Ref' in value) return text(value.Ref);
    if ('Fn::GetAtt' in value) return attributeOf(value['Fn::GetAtt']);
    if ('Fn::Sub' in value)
      return String(value['Fn::Sub']).replaceAll(/\$\{([^}]+)\}/g, (_all, name: string) => text(name));
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, visit(member)]));
  };
  return visit(template);
}

/** The resources of a type, in the order of the template. */
export function resourcesOf(template: Json, type: string): readonly Json[] {
  return Object.values<Json>(template.Resources)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);
}
