import { isMap, isScalar, isSeq } from 'yaml';
import { allOf, anyOf, type Expression, negated } from '../tree/expression.js';
import type { Test } from '../tree/test.js';
import { type Modifiers, readModifiers } from './modifiers.js';
import { parseTests } from './parse-tests.js';
import type { YamlNode, YamlReader } from './yaml-reader.js';

/** A value as it stands in the file. */
export interface RawValue {
  readonly node: YamlNode;
  readonly value: string | number | boolean | null;
  /** The characters of a number as written: `012345678901` is an account id, not 12345678901. */
  readonly text: string;
}

/** One member of a search: `field|modifier: value` or a list of values. Undefined, and a problem, when it cannot be read. */
export function parseItem(
  reader: YamlReader,
  search: string,
  entry: { readonly key: string; readonly keyNode: YamlNode; readonly value: YamlNode },
): Expression | undefined {
  const [field = '', ...names] = entry.key.split('|');
  const modifiers = readModifiers(reader, entry.keyNode, names);
  const values = readValues(reader, entry.value);
  if (modifiers === undefined || values === undefined) return undefined;
  if (!isFieldName(field))
    return reader.invalid(entry.keyNode, `${JSON.stringify(field)} is not a field name`);
  if (field === '' && !['text', 'regex'].includes(modifiers.type.kind)) {
    return reader.invalid(entry.keyNode, 'keywords are texts or regular expressions');
  }
  if (modifiers.all && values.length < 2) {
    return reader.invalid(entry.keyNode, 'all needs a list of two or more values');
  }
  return combine(reader, search, field, modifiers, values);
}

function combine(
  reader: YamlReader,
  search: string,
  field: string,
  modifiers: Modifiers,
  values: readonly RawValue[],
): Expression | undefined {
  const item = (test: Test, node: YamlNode): Expression => ({
    kind: 'item',
    field: field === '' ? undefined : field,
    test,
    search,
    position: reader.position(node),
  });
  const operands = values.map((raw) => {
    const parsed = parseTests(reader, raw, modifiers, field === '');
    if (parsed === undefined) return undefined;
    const tests = anyOf(parsed.tests.map((test) => item(test, raw.node)));
    return parsed.negated ? negated(tests) : tests;
  });
  const sound = operands.filter((operand) => operand !== undefined);
  if (sound.length < operands.length) return undefined;
  const joined = modifiers.all ? allOf(sound) : anyOf(sound);
  return modifiers.negated ? negated(joined) : joined;
}

/** Scalars of a value or a list of values. */
export function readValues(reader: YamlReader, node: YamlNode): readonly RawValue[] | undefined {
  const elements = reader.elements(node);
  if (elements.length === 0) return reader.invalid(node, 'an empty list matches nothing');
  const values = elements.map((element) => readScalar(reader, element));
  const sound = values.filter((value) => value !== undefined);
  return sound.length === values.length ? sound : undefined;
}

function readScalar(reader: YamlReader, node: YamlNode): RawValue | undefined {
  const resolved = reader.resolve(node);
  if (resolved === null) return { node, value: null, text: 'null' };
  if (isMap(resolved) || isSeq(resolved))
    return reader.invalid(node, 'a value is a text, a number, true, false or null');
  const value: unknown = isScalar(resolved) ? resolved.value : undefined;
  if (value === null) return { node, value, text: 'null' };
  if (typeof value === 'string' || typeof value === 'boolean') return { node, value, text: String(value) };
  if (typeof value !== 'number')
    return reader.invalid(node, 'a value is a text, a number, true, false or null');
  const source = isScalar(resolved) ? resolved.source : undefined;
  return { node, value, text: source !== undefined && /^\d+$/.test(source) ? source : String(value) };
}

function isFieldName(field: string): boolean {
  return !/[\s|]/.test(field) && !field.startsWith('.') && !field.endsWith('.') && !field.includes('..');
}
