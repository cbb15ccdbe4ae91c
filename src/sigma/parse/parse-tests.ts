import { compileRegex } from '../match/compile-regex.js';
import { parseNetwork } from '../tree/network.js';
import type { FieldReferenceTest, Placeholder, Test } from '../tree/test.js';
import type { Modifiers } from './modifiers.js';
import type { RawValue } from './parse-item.js';
import { applySteps } from './text-steps.js';
import { parseTextValue } from './text-value.js';
import type { YamlReader } from './yaml-reader.js';

/** The tests that one value stands for, joined by `or`; `negated` for `exists: false`. */
export interface ParsedTests {
  readonly tests: readonly Test[];
  readonly negated: boolean;
}

/** Reads one value as its modifiers want it. Undefined, and a problem, when it is not such a value. */
export function parseTests(
  reader: YamlReader,
  raw: RawValue,
  modifiers: Modifiers,
  keyword: boolean,
): ParsedTests | undefined {
  const { type } = modifiers;
  switch (type.kind) {
    case 'text':
      return parseText(reader, raw, modifiers, keyword);
    case 'regex':
      return one(parseRegex(reader, raw, modifiers));
    case 'cidr':
      return one(parseCidr(reader, raw, modifiers.expand));
    case 'exists':
      if (typeof raw.value !== 'boolean') return reader.invalid(raw.node, 'exists takes true or false');
      return { tests: [{ kind: 'exists' }], negated: !raw.value };
    case 'field-reference':
      return one(parseFieldReference(reader, raw, modifiers));
    case 'compare': {
      const value = parseNumber(reader, raw, modifiers.expand);
      return value === undefined ? undefined : one({ kind: 'compare', operator: type.operator, value });
    }
    case 'time-part':
      if (typeof raw.value !== 'number' || !Number.isInteger(raw.value)) {
        return reader.invalid(raw.node, `${type.part} takes a whole number`);
      }
      return one({ ...type, value: raw.value });
    default:
      return type satisfies never;
  }
}

function one(test: Test | undefined): ParsedTests | undefined {
  return test === undefined ? undefined : { tests: [test], negated: false };
}

function parseText(
  reader: YamlReader,
  raw: RawValue,
  { steps, expand, cased }: Modifiers,
  keyword: boolean,
): ParsedTests | undefined {
  if (raw.value === null) {
    if (steps.length > 0 || keyword) return reader.invalid(raw.node, 'null is not a text');
    return { tests: [{ kind: 'null' }], negated: false };
  }
  const written = parseTextValue(raw.text, expand);
  if (expand && !written.some((part) => part.kind === 'placeholder')) {
    return reader.invalid(raw.node, 'expand needs a placeholder such as %LogBuckets%');
  }
  const patterns = applySteps(
    written,
    keyword && !steps.includes('contains') ? [...steps, 'contains'] : steps,
  );
  if ('wrong' in patterns) return reader.invalid(raw.node, patterns.wrong);
  return { tests: patterns.map((pattern) => ({ kind: 'text', pattern, cased })), negated: false };
}

function parseRegex(reader: YamlReader, raw: RawValue, { regexFlags, expand }: Modifiers): Test | undefined {
  if (expand)
    return reader.unsupported(raw.node, 'placeholders within a regular expression are not supported');
  if (raw.value === null) return reader.invalid(raw.node, 'null is not a regular expression');
  const test: Test = {
    kind: 'regex',
    source: raw.text,
    ignoreCase: regexFlags.has('i'),
    multiline: regexFlags.has('m'),
    dotAll: regexFlags.has('s'),
  };
  const compiled = compileRegex(test);
  return 'wrong' in compiled ? reader.unsupported(raw.node, compiled.wrong) : test;
}

function parseCidr(reader: YamlReader, raw: RawValue, expand: boolean): Test | undefined {
  const placeholder = expand ? wholePlaceholder(raw.text) : undefined;
  if (placeholder !== undefined) return { kind: 'cidr', network: placeholder };
  const network = parseNetwork(raw.text);
  if (network === undefined)
    return reader.invalid(raw.node, `${JSON.stringify(raw.text)} is not a CIDR block`);
  return { kind: 'cidr', network };
}

function parseFieldReference(reader: YamlReader, raw: RawValue, modifiers: Modifiers): Test | undefined {
  if (typeof raw.value !== 'string' || raw.value === '' || modifiers.expand) {
    return reader.invalid(raw.node, 'fieldref takes the name of a field');
  }
  if (modifiers.steps.length > 1)
    return reader.invalid(raw.node, `${modifiers.steps.join(' and ')} exclude each other`);
  const places: Readonly<Record<string, FieldReferenceTest['where']>> = {
    contains: 'anywhere',
    startswith: 'start',
    endswith: 'end',
  };
  const where = places[modifiers.steps[0] ?? ''] ?? 'whole';
  return { kind: 'field-reference', field: raw.value, where, cased: modifiers.cased };
}

function parseNumber(reader: YamlReader, raw: RawValue, expand: boolean): number | Placeholder | undefined {
  const placeholder = expand ? wholePlaceholder(raw.text) : undefined;
  if (placeholder !== undefined) return placeholder;
  const value =
    typeof raw.value === 'string' && /^-?\d+(?:\.\d+)?$/.test(raw.value) ? Number(raw.value) : raw.value;
  if (typeof value !== 'number' || !Number.isFinite(value))
    return reader.invalid(raw.node, `${JSON.stringify(raw.text)} is not a number`);
  return value;
}

/** `%Name%` and nothing else. */
function wholePlaceholder(text: string): Placeholder | undefined {
  const [only, ...rest] = parseTextValue(text, true);
  return only?.kind === 'placeholder' && rest.length === 0 ? only : undefined;
}
