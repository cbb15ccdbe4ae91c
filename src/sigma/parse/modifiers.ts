import type { Comparison, TimePart } from '../tree/test.js';
import type { Encoding } from './encodings.js';
import type { YamlNode, YamlReader } from './yaml-reader.js';

/** What a value is tested as. At most one of these for a field. */
export type ValueType =
  | { readonly kind: 'text' }
  | { readonly kind: 'regex' }
  | { readonly kind: 'cidr' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'field-reference' }
  | { readonly kind: 'compare'; readonly operator: Comparison }
  | { readonly kind: 'time-part'; readonly part: TimePart; readonly operator: Comparison | 'eq' };

/** Steps that change a text, in the order of the rule. */
export type TextStep = 'contains' | 'startswith' | 'endswith' | 'windash' | Encoding;

/** The modifiers behind a field, sorted out. */
export interface Modifiers {
  readonly type: ValueType;
  readonly steps: readonly TextStep[];
  /** Values are joined by `and` instead of `or`. */
  readonly all: boolean;
  readonly negated: boolean;
  readonly cased: boolean;
  readonly expand: boolean;
  readonly regexFlags: ReadonlySet<string>;
}

const STEPS: readonly string[] = [
  'contains',
  'startswith',
  'endswith',
  'windash',
  'base64',
  'base64offset',
  'utf16le',
  'utf16be',
  'utf16',
  'wide',
] satisfies readonly TextStep[];
const COMPARISONS: readonly string[] = ['lt', 'lte', 'gt', 'gte'] satisfies readonly Comparison[];
const TIME_PARTS: readonly string[] = [
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
] satisfies readonly TimePart[];
const REGEX_FLAGS = ['i', 'm', 's'];
const TYPES = ['re', 'cidr', 'exists', 'fieldref', ...COMPARISONS, ...TIME_PARTS];
const SWITCHES = ['all', 'neq', 'cased', 'expand'];
const KNOWN = [...STEPS, ...TYPES, ...SWITCHES, ...REGEX_FLAGS];
/** Names of tools or drafts that a rule may carry and that mean something else than what is above. */
const LONG_REGEX_FLAGS: Readonly<Record<string, string>> = { ignorecase: 'i', multiline: 'm', dotall: 's' };

/** Sorts out the modifiers of a key such as `field|contains|all`; a problem when they do not go together. */
export function readModifiers(
  reader: YamlReader,
  node: YamlNode,
  written: readonly string[],
): Modifiers | undefined {
  const names = written.map((name) => LONG_REGEX_FLAGS[name] ?? name);
  const unknown = names.find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    return reader.unsupported(node, `the modifier ${JSON.stringify(unknown)} is not known`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return reader.invalid(node, `the modifier ${twice} is given twice`);
  const type = readType(names);
  const flags = names.filter((name) => REGEX_FLAGS.includes(name));
  if (type === undefined)
    return reader.invalid(
      node,
      `${names.filter((name) => TYPES.includes(name)).join(' and ')} exclude each other`,
    );
  if (flags.length > 0 && type.kind !== 'regex') return reader.invalid(node, `${flags[0]} belongs behind re`);
  const steps = names.filter((name): name is TextStep => STEPS.includes(name));
  const wrong = steps.find((step) => !fits(step, type));
  if (wrong !== undefined) return reader.invalid(node, `${wrong} does not go with ${type.kind}`);
  return {
    type,
    steps,
    all: names.includes('all'),
    negated: names.includes('neq'),
    cased: names.includes('cased'),
    expand: names.includes('expand'),
    regexFlags: new Set(flags),
  };
}

function readType(names: readonly string[]): ValueType | undefined {
  const comparison = names.find((name): name is Comparison => COMPARISONS.includes(name));
  const part = names.find((name): name is TimePart => TIME_PARTS.includes(name));
  const types = names.filter((name) => TYPES.includes(name));
  if (part !== undefined && types.length === (comparison === undefined ? 1 : 2)) {
    return { kind: 'time-part', part, operator: comparison ?? 'eq' };
  }
  if (types.length > 1) return undefined;
  if (comparison !== undefined) return { kind: 'compare', operator: comparison };
  switch (types[0]) {
    case 're':
      return { kind: 'regex' };
    case 'cidr':
      return { kind: 'cidr' };
    case 'exists':
      return { kind: 'exists' };
    case 'fieldref':
      return { kind: 'field-reference' };
    default:
      return { kind: 'text' };
  }
}

function fits(step: TextStep, type: ValueType): boolean {
  if (type.kind === 'text') return true;
  const places: readonly TextStep[] = ['contains', 'startswith', 'endswith'];
  return type.kind === 'field-reference' && places.includes(step);
}
