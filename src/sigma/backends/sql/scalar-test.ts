import type { Test, TimePartTest } from '../../tree/test.js';
import type { Piece } from '../compilation.js';
import { regexPattern } from '../../tree/regex-pattern.js';
import { ipv4Regex } from './address-regex.js';
import { portableRegex } from './portable-regex.js';
import { sqlText, textCondition } from './sql-text.js';

/** A test of a text expression that is NULL when the field is absent. */
export function scalarTest(expression: string, field: string, test: Test): Piece<string> {
  switch (test.kind) {
    case 'text':
      return { kind: 'exact', output: textCondition(expression, test.pattern, test.cased) };
    case 'null':
      return { kind: 'exact', output: `${expression} IS NULL` };
    case 'exists':
      return { kind: 'exact', output: `${expression} IS NOT NULL` };
    case 'regex': {
      const regex = portableRegex(test);
      if (regex !== undefined)
        return { kind: 'exact', output: `regexp_like(${expression}, ${sqlText(regex)})` };
      return {
        kind: 'wide',
        output: textCondition(expression, regexPattern(test.source), !test.ignoreCase),
        reason: `${field}: DuckDB and Trino read this regular expression differently`,
      };
    }
    case 'cidr': {
      if (test.network.kind === 'placeholder') throw new Error('a rule is expanded before it is compiled');
      const regex = ipv4Regex(test.network);
      if (regex !== undefined)
        return { kind: 'exact', output: `regexp_like(${expression}, ${sqlText(regex)})` };
      return {
        kind: 'wide',
        output: `${expression} LIKE '%:%'`,
        reason: `${field}: every IPv6 address, not only those of the block`,
      };
    }
    case 'compare':
      return { kind: 'always', reason: `${field} is a text column, and only numbers are compared` };
    case 'time-part':
      return { kind: 'always', reason: `${field} is not a column of times` };
    case 'field-reference':
      throw new Error('a reference is compiled with both of its fields');
    default:
      return test satisfies never;
  }
}

/** `week` has no name that both engines share. */
export function timePartTest(
  column: string,
  field: string,
  { part, operator, value }: TimePartTest,
): Piece<string> {
  if (part === 'week')
    return { kind: 'always', reason: `${field}: the week of a time is not in the shared SQL` };
  const signs = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '=' } as const;
  return { kind: 'exact', output: `${part}(${column}) ${signs[operator]} ${value}` };
}
