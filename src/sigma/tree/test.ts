import type { Network } from './network.js';
import type { TextPattern } from './text-pattern.js';

/** What one value of a field is asked. Everything but `cased` texts and regular expressions ignores case. */
export type Test =
  | { readonly kind: 'text'; readonly pattern: TextPattern; readonly cased: boolean }
  | RegexTest
  | { readonly kind: 'cidr'; readonly network: Network | Placeholder }
  | CompareTest
  /** Absent or JSON null. */
  | { readonly kind: 'null' }
  /** Present with any value but JSON null. */
  | { readonly kind: 'exists' }
  | FieldReferenceTest
  | TimePartTest;

/** `%Name%` as the whole of a value that is not text. */
export interface Placeholder {
  readonly kind: 'placeholder';
  readonly name: string;
}

export interface RegexTest {
  readonly kind: 'regex';
  readonly source: string;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

export type Comparison = 'lt' | 'lte' | 'gt' | 'gte';

/** JSON numbers only: a text that looks like a number is not one, on any target. */
export interface CompareTest {
  readonly kind: 'compare';
  readonly operator: Comparison;
  readonly value: number | Placeholder;
}

/** Compares with another field of the same event. */
export interface FieldReferenceTest {
  readonly kind: 'field-reference';
  readonly field: string;
  readonly where: 'whole' | 'start' | 'end' | 'anywhere';
  readonly cased: boolean;
}

export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** A part of an ISO 8601 time, in UTC; `week` is the ISO week. */
export interface TimePartTest {
  readonly kind: 'time-part';
  readonly part: TimePart;
  readonly operator: Comparison | 'eq';
  readonly value: number;
}
