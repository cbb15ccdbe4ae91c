import { foldCase } from '../../fields/fold-case.js';
import { textMatcher } from '../../match/text-matcher.js';
import { literalText, type TextPattern } from '../../tree/text-pattern.js';

/**
 * Kinds of JSON values, beside texts, whose text a pattern could match. Only languages that see such
 * values as texts can look at them with the pattern.
 */
export interface PatternReach {
  readonly objects: boolean;
  /** Numbers that are not one literal: `44*`. */
  readonly numbers: boolean;
  /** The booleans that it matches. */
  readonly booleans: readonly boolean[];
  /** The one number that it is. */
  readonly number: number | undefined;
}

export function patternReach(pattern: TextPattern, cased: boolean): PatternReach {
  const matches = textMatcher(pattern, cased);
  const literal = literalText(pattern);
  const number = literal !== undefined && literal === String(Number(literal)) ? Number(literal) : undefined;
  return {
    objects: startsAs(pattern, '{') && endsAs(pattern, '}'),
    numbers: literal === undefined && couldBeNumber(pattern),
    booleans: [true, false].filter((value) => matches(String(value))),
    number: number !== undefined && Number.isFinite(number) ? number : undefined,
  };
}

function startsAs(pattern: TextPattern, letter: string): boolean {
  const [first] = pattern;
  return first !== undefined && (first.kind !== 'literal' || first.text.startsWith(letter));
}

function endsAs(pattern: TextPattern, letter: string): boolean {
  const last = pattern.at(-1);
  return last !== undefined && (last.kind !== 'literal' || last.text.endsWith(letter));
}

function couldBeNumber(pattern: TextPattern): boolean {
  return pattern.every((part) => part.kind !== 'literal' || /^[0-9e.+-]*$/.test(foldCase(part.text)));
}
