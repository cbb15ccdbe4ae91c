import { foldCase } from '../fields/fold-case.js';
import { fieldPath, someValue } from '../fields/read-field.js';
import { objectText, valueText } from '../fields/value-text.js';
import { isVirtual, type VirtualFields } from '../fields/virtual-field.js';
import type { Item } from '../tree/expression.js';
import type { Test } from '../tree/test.js';
import { literalText } from '../tree/text-pattern.js';
import { foldedTextMatcher } from './text-matcher.js';
import { compileValueTest, type ValueTest } from './value-test.js';

/** Whether an event passes an item. */
export type EventTest = (event: unknown) => boolean;

/** How an item reads its field: calls back for each value until one is accepted. */
export type FieldReader = (event: unknown, accepts: (value: unknown) => boolean) => boolean;

function fieldReader(field: string | undefined, virtualFields: VirtualFields): FieldReader {
  if (field === undefined) return (event, accepts) => accepts(wholeText(event));
  if (isVirtual(field)) {
    const virtual = virtualFields.get(field);
    if (virtual === undefined) throw new Error(`there is no virtual field ${field}`);
    return (event, accepts) => someValue(virtual.compute(event), [], accepts);
  }
  const path = fieldPath(field);
  return (event, accepts) => someValue(event, path, accepts);
}

/** What a keyword searches: the event as compact JSON. */
function wholeText(event: unknown): string {
  return typeof event === 'object' && event !== null ? objectText(event) : (valueText(event) ?? '');
}

export function compileItem({ field, test }: Item, virtualFields: VirtualFields): EventTest {
  const read = fieldReader(field, virtualFields);
  if (test.kind === 'exists') return (event) => read(event, isValue);
  if (test.kind === 'null') return (event) => read(event, isNull) || !read(event, isAnything);
  const accepts = compileValueTest(test);
  return (event) => read(event, (value) => accepts(value, event));
}

/** Any of several texts in one field, whatever their case: the field is read and folded once for all of them. */
export function compileAnyText(items: readonly Item[], virtualFields: VirtualFields): EventTest {
  const read = fieldReader(items[0]!.field, virtualFields);
  const patterns = items.flatMap(({ test }) => (test.kind === 'text' ? [test.pattern] : []));
  const whole = new Set(patterns.flatMap((pattern) => literalText(pattern) ?? []).map(foldCase));
  const others = patterns
    .filter((pattern) => literalText(pattern) === undefined)
    .map((pattern) => foldedTextMatcher(pattern));
  return (event) =>
    read(event, (value) => {
      const text = valueText(value);
      if (text === undefined) return false;
      const folded = foldCase(text);
      return whole.has(folded) || others.some((matches) => matches(folded));
    });
}

const isValue = (value: unknown): boolean => value !== null;
const isNull = (value: unknown): boolean => value === null;
const isAnything = (): boolean => true;

/** The value of an event that an item accepts, as text; undefined when there is none. */
export function acceptedValue(
  { field, test }: Item,
  virtualFields: VirtualFields,
): (event: unknown) => string | undefined {
  const read = fieldReader(field, virtualFields);
  const accepts = acceptance(test);
  return (event) => {
    let found: string | undefined;
    read(event, (value) => {
      if (!accepts(value, event)) return false;
      found = valueText(value);
      return true;
    });
    return found;
  };
}

function acceptance(test: Test): ValueTest {
  if (test.kind === 'exists') return isValue;
  if (test.kind === 'null') return isNull;
  return compileValueTest(test);
}

/** The first values of a field as text, for an explanation why none was accepted. */
export function valueTexts(
  { field }: Item,
  virtualFields: VirtualFields,
  event: unknown,
  most: number,
): readonly string[] {
  const texts: string[] = [];
  fieldReader(field, virtualFields)(event, (value) => {
    texts.push(valueText(value) ?? 'null');
    return texts.length >= most;
  });
  return texts;
}
