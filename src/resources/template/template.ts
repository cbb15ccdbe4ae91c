/** A CloudFormation template, as far as ours go. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
export interface Template extends TemplatePart {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
}

/** The members of a template that one idea brings along. */
export interface TemplatePart {
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Conditions?: Readonly<Record<string, Value>>;
  /** By logical id. An id never changes: CloudFormation would replace the resource. */
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, Output>>;
}

export interface TemplateParameter {
  readonly Type: 'String' | 'Number' | 'CommaDelimitedList';
  readonly Description: string;
  readonly Default?: string | number;
  readonly AllowedValues?: readonly string[];
  readonly AllowedPattern?: string;
  readonly MinValue?: number;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, Value>>;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: 'Retain' | 'Delete';
  readonly UpdateReplacePolicy?: 'Retain' | 'Delete';
}

export interface Output {
  readonly Description: string;
  readonly Value: Value;
}

export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** What survives the deletion of its stack: logs and what they are read with. */
export const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' } as const;

export function ref(logicalId: string): Value {
  return { Ref: logicalId };
}

export function attribute(logicalId: string, name: string): Value {
  return { 'Fn::GetAtt': [logicalId, name] };
}

export function sub(text: string): Value {
  return { 'Fn::Sub': text };
}

/** One template of several parts. Two parts that bring the same logical id are a bug. */
export function composeTemplate(description: string, parts: readonly TemplatePart[]): Template {
  const merged = {
    Parameters: merge(
      parts.map(({ Parameters }) => Parameters ?? {}),
      sameAllowed,
    ),
    Conditions: merge(
      parts.map(({ Conditions }) => Conditions ?? {}),
      sameAllowed,
    ),
    Resources: merge(
      parts.map(({ Resources }) => Resources),
      neverTwice,
    ),
    Outputs: merge(
      parts.map(({ Outputs }) => Outputs ?? {}),
      neverTwice,
    ),
  };
  const members = Object.entries(merged).filter(([, member]) => Object.keys(member).length > 0);
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: description,
    ...(Object.fromEntries(members) as unknown as TemplatePart),
  };
}

type Clash = (name: string, one: unknown, other: unknown) => void;

const neverTwice: Clash = (name) => {
  throw new Error(`two parts of a template bring ${name}`);
};

const sameAllowed: Clash = (name, one, other) => {
  if (JSON.stringify(one) !== JSON.stringify(other)) neverTwice(name, one, other);
};

function merge<Member>(
  maps: readonly Readonly<Record<string, Member>>[],
  clash: Clash,
): Readonly<Record<string, Member>> {
  const merged: Record<string, Member> = {};
  for (const [name, member] of maps.flatMap((map) => Object.entries(map))) {
    if (name in merged) clash(name, merged[name], member);
    merged[name] = member;
  }
  return merged;
}

/** `root-signed-in` -> `RootSignedIn` */
export function logicalId(...words: readonly string[]): string {
  return words
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
