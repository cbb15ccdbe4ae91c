import { timePartOf } from '../match/time-part.js';
import { regexPattern } from '../tree/regex-pattern.js';
import type { CompareTest, Test, TimePartTest } from '../tree/test.js';
import type { TextPattern } from '../tree/text-pattern.js';

/** What stands where a rule asks for any text at all. */
export const FILLER = 'x';

/**
 * A value that passes a test on its own, as a guess that the matcher has the last word on: a regular
 * expression is only read for its letters. Undefined when none can be guessed.
 */
export function passingValue(test: Test): string | number | undefined {
  switch (test.kind) {
    case 'text':
      return textOf(test.pattern, '') || (test.pattern.length === 0 ? '' : FILLER);
    case 'regex':
      return textOf(regexPattern(test.source), FILLER);
    case 'cidr':
      return test.network.kind === 'network' ? test.network.address : undefined;
    case 'compare':
      return typeof test.value === 'number' ? numberThat(test.operator, test.value) : undefined;
    case 'time-part':
      return timeThat(test);
    case 'exists':
    case 'field-reference':
      return FILLER;
    case 'null':
      return undefined;
    default:
      return test satisfies never;
  }
}

function textOf(pattern: TextPattern, anything: string): string {
  return pattern
    .map((part) => {
      if (part.kind === 'literal') return part.text;
      return part.kind === 'any' ? anything : FILLER;
    })
    .join('');
}

function numberThat(operator: CompareTest['operator'], bound: number): number {
  if (operator === 'lt') return bound - 1;
  return operator === 'gt' ? bound + 1 : bound;
}

const HOUR = 3_600_000;
const HOURS_OF_A_YEAR = 366 * 24;

function timeThat({ part, operator, value }: TimePartTest): string | undefined {
  const wanted = operator === 'eq' ? value : numberThat(operator, value);
  if (part === 'year') return timeText(Date.UTC(wanted, 5, 1));
  const start = Date.UTC(2026, 0, 1) + (part === 'minute' ? wanted * 60_000 : 0);
  for (let hour = 0; hour < HOURS_OF_A_YEAR; hour += 1) {
    const text = timeText(start + hour * HOUR);
    if (text === undefined || timePartOf(text, part) === wanted) return text;
  }
  return undefined;
}

const LAST_TIME = 8.64e15;

/** Undefined for a time that Date does not reach. */
function timeText(time: number): string | undefined {
  return Math.abs(time) <= LAST_TIME ? new Date(time).toISOString() : undefined;
}
