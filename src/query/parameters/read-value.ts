import type { Parameter, ParameterType, ParameterValue } from './parameter.js';

/** What a value of the type looks like, for messages and documentation. */
export const EXPECTED: Readonly<Record<ParameterType, string>> = {
  text: 'well-formed text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  timestamp: 'a moment such as 2026-03-01, 2026-03-01T08:30:00Z or 2026-03-01T08:30:00+01:00',
  'text[]': 'texts with commas between',
};

/** The value that a given one stands for, or `undefined` when it has another type. */
export function readValue(type: ParameterType, given: ParameterValue): ParameterValue | undefined {
  switch (type) {
    case 'text':
      return typeof given === 'string' && isWellFormed(given) ? given : undefined;
    case 'integer':
      return readNumber(given, /^[+-]?\d{1,16}$/, Number.isSafeInteger);
    case 'number':
      return readNumber(given, /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/, Number.isFinite);
    case 'boolean':
      return typeof given === 'boolean' ? given : BOOLEANS[String(given).toLowerCase()];
    case 'timestamp':
      return readTimestamp(given);
    case 'text[]':
      return readTexts(given);
    default:
      return type satisfies never;
  }
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** `undefined` when the number lies in the parameter's range. */
export function outOfRange(parameter: Parameter, value: ParameterValue): string | undefined {
  const { minimum, maximum } = parameter;
  if (typeof value !== 'number') return undefined;
  if (minimum !== undefined && value < minimum) return `at least ${minimum}`;
  if (maximum !== undefined && value > maximum) return `at most ${maximum}`;
  return undefined;
}

/** Half a surrogate pair has no UTF-8 form and would arrive as another character. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function readNumber(
  given: ParameterValue,
  form: RegExp,
  isAllowed: (value: number) => boolean,
): number | undefined {
  if (typeof given !== 'number' && !(typeof given === 'string' && form.test(given.trim()))) return undefined;
  const value = Number(given);
  return isAllowed(value) ? value : undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** A time without an offset is none: it could be anywhere. A date is its first moment in UTC. */
export function readTimestamp(given: ParameterValue): Date | undefined {
  if (given instanceof Date) return Number.isNaN(given.getTime()) ? undefined : given;
  if (typeof given !== 'string') return undefined;
  const date = DATE.test(given) ? given : TIME.exec(given)?.[1];
  if (date === undefined || !isCalendarDate(date)) return undefined;
  const moment = new Date(given.replace(' ', 'T').toUpperCase());
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** JavaScript reads 2026-02-30 as the 2nd of March. */
function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

function readTexts(given: ParameterValue): readonly string[] | undefined {
  const texts =
    typeof given === 'string'
      ? given
          .split(',')
          .map((text) => text.trim())
          .filter((text) => text !== '')
      : given;
  return Array.isArray(texts) && texts.every((text) => typeof text === 'string' && isWellFormed(text))
    ? texts
    : undefined;
}
