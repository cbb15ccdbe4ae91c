import { type Answer, no, unsupported, yesIf } from '../matching/answer.js';
import { matchesArnPattern } from '../matching/arn-pattern.js';
import { matchesPattern, type Pattern, patternText } from '../matching/pattern.js';
import { parseDate } from './date.js';
import { ipMatches } from './ip-address.js';

/** Compares one value of the request with one of the policy. */
export interface ConditionOperator {
  /** A negated operator holds when no value of the policy matches, and when the request has no such key. */
  readonly negated: boolean;
  readonly matches: (wanted: Pattern, given: string) => Answer;
}

type Compare = ConditionOperator['matches'];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const CONDITION_OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map(
  Object.entries({
    ...both('StringEquals', 'StringNotEquals', (wanted, given) => equal(patternText(wanted), given)),
    ...both('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', (wanted, given) =>
      equal(patternText(wanted).toLowerCase(), given.toLowerCase()),
    ),
    ...both('StringLike', 'StringNotLike', (wanted, given) =>
      yesIf(matchesPattern(wanted, given), `${given} is not like ${patternText(wanted)}`),
    ),
    // AWS: "ArnEquals and ArnLike behave identically."
    ...both('ArnEquals', 'ArnNotEquals', arnMatches),
    ...both('ArnLike', 'ArnNotLike', arnMatches),
    ...both(
      'NumericEquals',
      'NumericNotEquals',
      numeric((given, wanted) => given === wanted),
    ),
    ...one(
      'NumericLessThan',
      numeric((given, wanted) => given < wanted),
    ),
    ...one(
      'NumericLessThanEquals',
      numeric((given, wanted) => given <= wanted),
    ),
    ...one(
      'NumericGreaterThan',
      numeric((given, wanted) => given > wanted),
    ),
    ...one(
      'NumericGreaterThanEquals',
      numeric((given, wanted) => given >= wanted),
    ),
    ...both(
      'DateEquals',
      'DateNotEquals',
      date((given, wanted) => given === wanted),
    ),
    ...one(
      'DateLessThan',
      date((given, wanted) => given < wanted),
    ),
    ...one(
      'DateLessThanEquals',
      date((given, wanted) => given <= wanted),
    ),
    ...one(
      'DateGreaterThan',
      date((given, wanted) => given > wanted),
    ),
    ...one(
      'DateGreaterThanEquals',
      date((given, wanted) => given >= wanted),
    ),
    ...one('Bool', (wanted, given) => equal(patternText(wanted).toLowerCase(), given.toLowerCase())),
    ...both('IpAddress', 'NotIpAddress', (wanted, given) => {
      const matches = ipMatches(patternText(wanted), given);
      return matches === undefined
        ? unsupported('IpAddress', `${patternText(wanted)} is not an address or a range of addresses`)
        : yesIf(matches, `${given} is not in ${patternText(wanted)}`);
    }),
  }).map(([name, operator]) => [name.toLowerCase(), operator]),
);

function one(name: string, matches: Compare): Readonly<Record<string, ConditionOperator>> {
  return { [name]: { negated: false, matches } };
}

function both(name: string, opposite: string, matches: Compare): Readonly<Record<string, ConditionOperator>> {
  return { [name]: { negated: false, matches }, [opposite]: { negated: true, matches } };
}

function equal(wanted: string, given: string): Answer {
  return yesIf(wanted === given, `${given} is not ${wanted}`);
}

function arnMatches(wanted: Pattern, given: string): Answer {
  const matches = matchesArnPattern(wanted, given);
  return matches === undefined
    ? unsupported('ArnLike', `${patternText(wanted)} has fewer than the six parts of an ARN`)
    : yesIf(matches, `${given} is not like ${patternText(wanted)}`);
}

function numeric(compare: (given: number, wanted: number) => boolean): Compare {
  return (wanted, given) => compareParsed(wanted, given, parseNumber, compare, 'a number');
}

function date(compare: (given: number, wanted: number) => boolean): Compare {
  return (wanted, given) => compareParsed(wanted, given, parseDate, compare, 'a date');
}

function compareParsed(
  wanted: Pattern,
  given: string,
  parse: (text: string) => number | undefined,
  compare: (given: number, wanted: number) => boolean,
  expected: string,
): Answer {
  const text = patternText(wanted);
  const right = parse(text);
  if (right === undefined) return unsupported(text, `${text} is not ${expected}`);
  const left = parse(given);
  if (left === undefined) return no(`${given} is not ${expected}`);
  return yesIf(compare(left, right), `${given} does not compare so with ${text}`);
}

function parseNumber(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
