import { isVirtual } from '../../fields/virtual-field.js';
import type { Item } from '../../tree/expression.js';
import type { Network } from '../../tree/network.js';
import type { Test } from '../../tree/test.js';
import { ANY, literalText, type TextPattern } from '../../tree/text-pattern.js';
import type { Piece } from '../compilation.js';
import { type FieldShape, fieldShape } from '../shape/field-shapes.js';
import { patternReach } from '../shape/pattern-reach.js';
import { regexPattern } from '../../tree/regex-pattern.js';
import { quoted, selector } from './term.js';

const CASE = 'texts are written in the case of the rule';

/** One test as a term of a filter pattern: alternatives that are joined by `||`. */
export type Terms = readonly string[];

export function metricTerms({ field, test }: Item, negated: boolean): Piece<Terms> {
  if (field === undefined)
    return { kind: 'always', reason: 'the JSON form of a filter pattern cannot search a whole event' };
  if (isVirtual(field)) return { kind: 'always', reason: `${field} is computed from the event` };
  const path = selector(field);
  if (path === undefined) return { kind: 'always', reason: `${field} cannot be written in a filter pattern` };
  const shape = fieldShape(field);
  if (shape === 'object' || shape === 'list') {
    return {
      kind: 'always',
      reason: `${field} is ${shape === 'list' ? 'a list' : 'an object'}, and CloudWatch looks at single values`,
    };
  }
  const piece = negated ? negatedTerms(field, path, shape, test) : positiveTerms(field, path, shape, test);
  if (piece.kind === 'always' || shape !== 'unknown') return piece;
  return {
    ...piece,
    assumes: [...(piece.assumes === undefined ? [] : [piece.assumes]), `${field} is a single value`].join(
      '; ',
    ),
  };
}

function positiveTerms(field: string, path: string, shape: FieldShape, test: Test): Piece<Terms> {
  switch (test.kind) {
    case 'text':
      return textTerms(field, path, shape, test.pattern, test.cased, '=');
    case 'null':
      return { kind: 'exact', output: absent(path, shape), ...neverNull(field, shape) };
    case 'exists':
      return presence(field, path, shape);
    case 'regex':
      return loosen(
        textTerms(field, path, shape, regexPattern(test.source), !test.ignoreCase, '='),
        `${field}: a regular expression with groups or repetition is more than CloudWatch has`,
      );
    case 'cidr':
      return cidrTerms(field, path, test.network as Network);
    case 'compare':
      return { kind: 'exact', output: [`${path} ${SIGNS[test.operator]} ${Number(test.value)}`] };
    case 'field-reference':
      return { kind: 'always', reason: `${field}: CloudWatch cannot compare two fields` };
    case 'time-part':
      return { kind: 'always', reason: `${field}: CloudWatch knows no parts of a time` };
    default:
      return test satisfies never;
  }
}

const SIGNS = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function loosen(piece: Piece<Terms>, reason: string): Piece<Terms> {
  return piece.kind === 'always' ? piece : { ...piece, kind: 'wide', reason };
}

/** A missing field makes every comparison false, also `!=`, so a negation says that it may be missing. */
function negatedTerms(field: string, path: string, shape: FieldShape, test: Test): Piece<Terms> {
  if (test.kind === 'null') return presence(field, path, shape);
  if (test.kind === 'exists')
    return { kind: 'exact', output: absent(path, shape), ...neverNull(field, shape) };
  if (test.kind !== 'text') return { kind: 'always', reason: `${field}: CloudWatch cannot negate this` };
  if (test.pattern.length === 1 && test.pattern[0]!.kind === 'any') {
    return { kind: 'exact', output: absent(path, shape), ...neverNull(field, shape) };
  }
  if (shape === 'boolean') return otherBoolean(field, path, test.pattern, test.cased);
  const piece = textTerms(field, path, shape, test.pattern, test.cased, '!=');
  if (piece.kind === 'wide') return { kind: 'always', reason: piece.reason };
  return piece.kind === 'always'
    ? piece
    : { ...piece, output: [...absent(path, shape), ...piece.output, ...otherKinds(path, shape, test)] };
}

/** `!=` of a text is false for numbers and booleans, which are not that text either. */
function otherKinds(
  path: string,
  shape: FieldShape,
  { pattern, cased }: Extract<Test, { readonly kind: 'text' }>,
): Terms {
  if (shape === 'text') return [];
  const { booleans, number } = patternReach(pattern, cased);
  const rest = [true, false]
    .filter((value) => !booleans.includes(value))
    .map((value) => isBoolean(path, value));
  return [...rest, ...(number === undefined ? [`${path} >= 0`, `${path} < 0`] : [`${path} != ${number}`])];
}

/** JSON null is not absent to CloudWatch. Error codes and the members of an identity are never null in records. */
function absent(path: string, shape: FieldShape): Terms {
  return isNeverNull(path.slice(2), shape)
    ? [`${path} NOT EXISTS`]
    : [`${path} NOT EXISTS`, `${path} IS NULL`];
}

function isNeverNull(field: string, shape: FieldShape): boolean {
  return shape === 'text' && /^(?:error(?:Code|Message)$|userIdentity[.])/.test(field);
}

function neverNull(field: string, shape: FieldShape): { readonly assumes?: string } {
  return isNeverNull(field, shape) ? { assumes: `${field} is never JSON null` } : {};
}

function presence(field: string, path: string, shape: FieldShape): Piece<Terms> {
  if (shape !== 'unknown') return { kind: 'exact', output: present(path, shape) };
  return {
    kind: 'always',
    reason: `${field} may be an object or a list, and CloudWatch looks at single values`,
  };
}

/** There is no EXISTS: any text is `"*"`. */
function present(path: string, shape: FieldShape): Terms {
  const texts = [`${path} = "*"`];
  const booleans = [`${path} IS TRUE`, `${path} IS FALSE`];
  if (shape === 'text') return texts;
  return shape === 'boolean'
    ? [...booleans, ...texts]
    : [...texts, ...booleans, `${path} >= 0`, `${path} < 0`];
}

function otherBoolean(field: string, path: string, pattern: TextPattern, cased: boolean): Piece<Terms> {
  const { booleans } = patternReach(pattern, cased);
  const rest = [true, false]
    .filter((value) => !booleans.includes(value))
    .map((value) => isBoolean(path, value));
  return {
    kind: 'exact',
    output: [...absent(path, 'boolean'), ...rest],
    assumes: `${field} is true or false`,
  };
}

function isBoolean(path: string, value: boolean): string {
  return `${path} IS ${value ? 'TRUE' : 'FALSE'}`;
}

function textTerms(
  field: string,
  path: string,
  shape: FieldShape,
  pattern: TextPattern,
  cased: boolean,
  sign: '=' | '!=',
): Piece<Terms> {
  if (pattern.length === 1 && pattern[0]!.kind === 'any') {
    return presence(field, path, shape);
  }
  const value = quoted(pattern);
  if (value === undefined)
    return { kind: 'always', reason: `${field}: the text cannot be quoted in a filter pattern` };
  const reach = patternReach(pattern, cased);
  if (sign === '=' && shape === 'unknown' && (reach.objects || reach.numbers)) {
    return {
      kind: 'always',
      reason: `${field} may be an object or a number, which CloudWatch cannot search`,
    };
  }
  const others =
    sign === '=' && shape !== 'text'
      ? [
          ...reach.booleans.map((each) => isBoolean(path, each)),
          ...(reach.number === undefined ? [] : [`${path} = ${reach.number}`]),
        ]
      : [];
  const output = [`${path} ${sign} ${value.text}`, ...others];
  const assumes = cased || literalText(pattern) === '' ? undefined : CASE;
  const known = assumes === undefined ? {} : { assumes };
  if (!value.widened) return { kind: 'exact', output, ...known };
  return {
    kind: 'wide',
    output,
    reason: `${field}: a filter pattern has * and no ?, and no way to write a star`,
    ...known,
  };
}

/** Whole octets as a prefix. A text such as `10.example` would pass too, but stands in no address field. */
function cidrTerms(field: string, path: string, { family, address, prefix }: Network): Piece<Terms> {
  if (family === 'ipv6')
    return {
      kind: 'wide',
      output: [`${path} = "*:*"`],
      reason: `${field}: CloudWatch knows no blocks of IPv6 addresses`,
    };
  const octets = address.split('.').slice(0, Math.floor(prefix / 8));
  const pattern: TextPattern =
    octets.length === 4
      ? [{ kind: 'literal', text: address }]
      : [{ kind: 'literal', text: octets.map((each) => `${each}.`).join('') }, ANY];
  const text = octets.length === 0 ? '"*.*.*.*"' : quoted(pattern)!.text;
  const output = [`${path} = ${text}`];
  return {
    kind: 'wide',
    output,
    reason: `${field}: CloudWatch knows no blocks of addresses, only their first letters`,
  };
}
