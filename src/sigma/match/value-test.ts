import { foldCase } from '../fields/fold-case.js';
import { fieldPath, valuesAt } from '../fields/read-field.js';
import { valueText } from '../fields/value-text.js';
import { networkTest } from '../tree/network.js';
import type { CompareTest, FieldReferenceTest, Test, TimePartTest } from '../tree/test.js';
import { compileRegex } from './compile-regex.js';
import { textMatcher } from './text-matcher.js';
import { timePartOf } from './time-part.js';

/** Whether one value of a field passes; the event is at hand for comparisons between fields. */
export type ValueTest = (value: unknown, event: unknown) => boolean;

/** The tests of a value that is there. `null` and `exists` are about the field as a whole. */
export function compileValueTest(test: Exclude<Test, { readonly kind: 'null' | 'exists' }>): ValueTest {
  switch (test.kind) {
    case 'text':
      if (test.pattern.some(({ kind }) => kind === 'placeholder')) throw unexpanded();
      return onText(textMatcher(test.pattern, test.cased));
    case 'regex': {
      const compiled = compileRegex(test);
      if ('wrong' in compiled) throw new Error(compiled.wrong);
      return onText(compiled);
    }
    case 'cidr':
      if (test.network.kind === 'placeholder') throw unexpanded();
      return onText(networkTest(test.network));
    case 'compare':
      return compareTest(test);
    case 'field-reference':
      return fieldReferenceTest(test);
    case 'time-part':
      return timePartTest(test);
    default:
      return test satisfies never;
  }
}

function unexpanded(): Error {
  return new Error('a rule is expanded before it is compiled');
}

function onText(accepts: (text: string) => boolean): ValueTest {
  return (value) => {
    const text = valueText(value);
    return text !== undefined && accepts(text);
  };
}

function compareTest({ operator, value: bound }: CompareTest): ValueTest {
  if (typeof bound !== 'number') throw unexpanded();
  const holds = comparison(operator, bound);
  return (value) => typeof value === 'number' && holds(value);
}

function timePartTest({ part, operator, value: bound }: TimePartTest): ValueTest {
  const holds = comparison(operator, bound);
  return (value) => {
    const found = typeof value === 'string' ? timePartOf(value, part) : undefined;
    return found !== undefined && holds(found);
  };
}

function comparison(operator: CompareTest['operator'] | 'eq', bound: number): (value: number) => boolean {
  switch (operator) {
    case 'lt':
      return (value) => value < bound;
    case 'lte':
      return (value) => value <= bound;
    case 'gt':
      return (value) => value > bound;
    case 'gte':
      return (value) => value >= bound;
    case 'eq':
      return (value) => value === bound;
    default:
      return operator satisfies never;
  }
}

function fieldReferenceTest({ field, where, cased }: FieldReferenceTest): ValueTest {
  const path = fieldPath(field);
  const fold = cased ? (text: string): string => text : foldCase;
  const holds = placement(where);
  return (value, event) => {
    const text = valueText(value);
    if (text === undefined) return false;
    return valuesAt(event, path).some((other) => {
      const wanted = valueText(other);
      return wanted !== undefined && holds(fold(text), fold(wanted));
    });
  };
}

function placement(where: FieldReferenceTest['where']): (text: string, wanted: string) => boolean {
  switch (where) {
    case 'whole':
      return (text, wanted) => text === wanted;
    case 'start':
      return (text, wanted) => text.startsWith(wanted);
    case 'end':
      return (text, wanted) => text.endsWith(wanted);
    case 'anywhere':
      return (text, wanted) => text.includes(wanted);
    default:
      return where satisfies never;
  }
}
