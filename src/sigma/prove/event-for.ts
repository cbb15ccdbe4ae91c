import { groupBy } from '../../group-by.js';
import { asAwsSpells, fieldShape } from '../backends/index.js';
import { fieldPath, valuesAt } from '../fields/read-field.js';
import type { Item } from '../tree/expression.js';
import { changeRecord } from './change-record.js';
import type { EventRecord } from './parse-rule-events.js';
import { FILLER, passingValue } from './passing-value.js';
import type { Demand, Way } from './ways.js';

/** Where texts go that are looked for in an object, or anywhere in the event. */
const WITHIN = 'derived';
const KEYWORDS = 'additionalEventData';

/**
 * An event that meets demands, as a guess: what has to pass gets a value, and what has to fail is left
 * out. Only fields of the demands are in it.
 */
export function eventFor(way: Way): EventRecord {
  const fields = [...groupBy(way.filter(isWanted), ({ item }) => item.field ?? KEYWORDS)];
  // An object is filled before its members, so that they stand in it.
  const ordered = fields.sort(([one], [other]) => one.length - other.length);
  const filled = ordered.reduce<EventRecord>(
    (event, [field, demands]) =>
      changeRecord(event, { [field]: valueFor(field, demands.map(toItem), isObject(field, ordered)) }, []),
    {},
  );
  return way.reduce(copyReferred, filled);
}

const toItem = ({ item }: Demand): Item => asAwsSpells(item);

/** What must not be null has to be there, and so has what must pass, but for null itself. */
function isWanted({ item: { test }, passes }: Demand): boolean {
  return passes === (test.kind !== 'null');
}

function isObject(field: string, all: readonly (readonly [string, unknown])[]): boolean {
  return (
    field === KEYWORDS ||
    fieldShape(field) === 'object' ||
    all.some(([other]) => other.startsWith(`${field}.`))
  );
}

function valueFor(field: string, items: readonly Item[], object: boolean): unknown {
  const values = items.map(({ test }) => (test.kind === 'null' ? FILLER : (passingValue(test) ?? FILLER)));
  if (object) return { [WITHIN]: values.map(withoutQuotes) };
  if (fieldShape(field) === 'list') return values.map((value) => scalarFor(field, value));
  return values.length === 1 ? scalarFor(field, values[0]!) : inOrder(items).map(textOf).join('');
}

/** A text in quotes is looked for in JSON, which puts them there itself. */
function withoutQuotes(value: string | number): string | number {
  return typeof value === 'string' ? value.replace(/^"(.*)"$/s, '$1') : value;
}

const textOf = ({ test }: Item): string => String(passingValue(test) ?? '');

/** Several demands on one text: what it starts with comes first, and what it ends with last. */
function inOrder(items: readonly Item[]): readonly Item[] {
  const place = ({ test }: Item): number => {
    if (test.kind !== 'text') return 1;
    if (test.pattern[0]?.kind === 'literal') return 0;
    return test.pattern.at(-1)?.kind === 'literal' ? 2 : 1;
  };
  return [...items].sort((one, other) => place(one) - place(other));
}

/** As CloudTrail writes it: `true` in a rule stands for a boolean unless the field is known to hold texts. */
function scalarFor(field: string, value: string | number): unknown {
  const shape = fieldShape(field);
  if (shape === 'boolean') return value !== 'false';
  if (shape === 'number') return Number(value);
  return shape !== 'text' && (value === 'true' || value === 'false') ? value === 'true' : value;
}

/** A field that has to agree with another one gets its value. */
function copyReferred(event: EventRecord, { item: { field, test }, passes }: Demand): EventRecord {
  if (!passes || field === undefined || test.kind !== 'field-reference') return event;
  const [value = FILLER] = valuesAt(event, fieldPath(test.field));
  return changeRecord(event, { [test.field]: value, [field]: value }, []);
}

/** The event with another value in a field, of the kind that the field has. */
export function withAnother(event: EventRecord, field: string): EventRecord {
  return changeRecord(event, { [field]: anotherValue(event, field) }, []);
}

function anotherValue(event: EventRecord, field: string): unknown {
  const [value] = valuesAt(event, fieldPath(field));
  switch (typeof value) {
    case 'boolean':
      return !value;
    case 'number':
      return value + 1;
    case 'object':
      return { [WITHIN]: [ANOTHER] };
    default:
      return fieldShape(field) === 'list' ? [ANOTHER] : ANOTHER;
  }
}

const ANOTHER = 'another';
