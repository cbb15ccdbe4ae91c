import { foldCase } from '../../fields/fold-case.js';
import type { Notes } from '../compilation.js';
import type { Matcher } from './event-pattern.js';
import type { FieldMatchers } from './field-matchers.js';

/** What both lists of matchers let through; when no list can say that, the first, and a note. */
export function intersectMatchers(
  field: string,
  one: FieldMatchers,
  other: FieldMatchers,
  notes: Notes,
): FieldMatchers {
  if (isAnyText(one)) return other.filter(isPresent);
  if (isAnyText(other)) return one.filter(isPresent);
  if (one.every(isValue)) return one.filter((matcher) => accepts(other, matcher) ?? keep(field, notes));
  if (other.every(isValue)) return other.filter((matcher) => accepts(one, matcher) ?? keep(field, notes));
  const merged = mergeExclusions(one, other);
  if (merged !== undefined) return merged;
  keep(field, notes);
  return one;
}

/** `[{prefix: ''}]`: present. */
function isAnyText(matchers: FieldMatchers): boolean {
  return JSON.stringify(matchers) === JSON.stringify([{ prefix: '' }]);
}

function isPresent(matcher: Matcher): boolean {
  return matcher !== null && !(typeof matcher === 'object' && 'exists' in matcher && !matcher.exists);
}

function keep(field: string, notes: Notes): true {
  notes.widened.add(`${field}: EventBridge takes one condition for a field`);
  return true;
}

function isValue(matcher: Matcher): boolean {
  return typeof matcher !== 'object' || matcher === null || 'equals-ignore-case' in matcher;
}

function textOf(matcher: Matcher): string | undefined {
  if (typeof matcher === 'string') return matcher;
  return typeof matcher === 'object' && matcher !== null && 'equals-ignore-case' in matcher
    ? matcher['equals-ignore-case']
    : undefined;
}

/** Whether a value passes a list of matchers; undefined when the list would have to be understood further. */
function accepts(matchers: FieldMatchers, value: Matcher): boolean | undefined {
  const verdicts = matchers.map((matcher) => acceptsOne(matcher, value));
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

function acceptsOne(matcher: Matcher, value: Matcher): boolean | undefined {
  if (JSON.stringify(matcher) === JSON.stringify(value)) return true;
  const text = textOf(value);
  const wanted = textOf(matcher);
  if (text !== undefined && wanted !== undefined) return foldCase(text) === foldCase(wanted);
  if (isValue(matcher)) return false;
  if (typeof matcher !== 'object' || matcher === null) return false;
  if ('exists' in matcher) return matcher.exists;
  if ('anything-but' in matcher && text !== undefined) {
    const excluded = exclusions(matcher);
    return excluded === undefined ? undefined : !excluded.some((each) => foldCase(each) === foldCase(text));
  }
  return undefined;
}

/** Texts that an `anything-but` of whole values names. */
function exclusions(matcher: Matcher): readonly string[] | undefined {
  if (typeof matcher !== 'object' || matcher === null || !('anything-but' in matcher)) return undefined;
  const excluded = matcher['anything-but'];
  if ('equals-ignore-case' in excluded) return excluded['equals-ignore-case'];
  return Array.isArray(excluded) && excluded.every((each) => typeof each === 'string') ? excluded : undefined;
}

/** "None of these, or absent" twice is "none of all of these, or absent". */
function mergeExclusions(one: FieldMatchers, other: FieldMatchers): FieldMatchers | undefined {
  const [first, ...rest] = one;
  const [second, ...others] = other;
  if (first === undefined || second === undefined || JSON.stringify(rest) !== JSON.stringify(others))
    return undefined;
  if (JSON.stringify(first) === JSON.stringify(second)) return one;
  const merged = mergeAnythingBut(first, second);
  return merged === undefined ? undefined : [merged, ...rest];
}

function mergeAnythingBut(one: Matcher, other: Matcher): Matcher | undefined {
  if (typeof one !== 'object' || one === null || !('anything-but' in one)) return undefined;
  if (typeof other !== 'object' || other === null || !('anything-but' in other)) return undefined;
  const [left, right] = [one['anything-but'], other['anything-but']];
  if (Array.isArray(left) && Array.isArray(right)) return { 'anything-but': [...left, ...right] };
  for (const kind of ['equals-ignore-case', 'prefix', 'suffix', 'wildcard'] as const) {
    const values = [left, right].map(
      (side) => (side as Readonly<Record<string, readonly string[] | string | undefined>>)[kind],
    );
    if (values.every((value) => value !== undefined)) {
      return { 'anything-but': { [kind]: values.flat() } } as unknown as Matcher;
    }
  }
  return undefined;
}
