import type { Test } from '../../tree/test.js';
import type { Piece } from '../compilation.js';
import type { FieldShape } from '../shape/field-shapes.js';
import { regexPattern } from '../../tree/regex-pattern.js';
import { scalarTest } from './scalar-test.js';
import { negate } from './negate.js';
import { rawCondition, sqlText } from './sql-text.js';

/** A field within a JSON column. */
export interface Member {
  readonly field: string;
  readonly column: string;
  readonly path: string;
  readonly last: string;
  readonly shape: FieldShape;
}

/** A test of a member: exact where the field is known to hold one value, otherwise also by the raw text. */
export function memberTest(member: Member, test: Test, negated: boolean): Piece<string> {
  const { field, column, path, shape } = member;
  if (test.kind === 'compare') return negate(compareTest(member, test), negated);
  const scalar = `json_extract_scalar(${column}, ${sqlText(path)})`;
  if (shape === 'text' || shape === 'number' || shape === 'boolean')
    return negate(scalarTest(scalar, field, test), negated);
  const absent = test.kind === 'null' ? !negated : test.kind === 'exists' && negated;
  if (absent) return absence(member);
  if (negated && test.kind === 'null') return presence(member, scalar, { kind: 'exists' });
  if (negated) return withoutScalar(scalarTest(scalar, field, test), field);
  return presence(member, scalar, test);
}

/** A list or an object is no scalar, so its test is NULL and the row stays: wide, never missing. */
function withoutScalar(piece: Piece<string>, field: string): Piece<string> {
  if (piece.kind !== 'exact')
    return { kind: 'always', reason: piece.kind === 'wide' ? piece.reason : piece.reason };
  return { kind: 'wide', output: `NOT coalesce(${piece.output}, false)`, reason: mayBeList(field) };
}

function absence({ field, column, path }: Member): Piece<string> {
  const fragment = `json_format(json_extract(${column}, ${sqlText(path)}))`;
  return {
    kind: 'wide',
    output: `(${fragment} IS NULL OR ${fragment} = 'null' OR ${fragment} LIKE '[%')`,
    reason: mayBeList(field),
  };
}

/** One value is tested as such; when there is none, the raw text has to name the member and hold the value. */
function presence({ field, column, last, shape }: Member, scalar: string, test: Test): Piece<string> {
  const raw = rawCondition(column, last, patternOf(test));
  if (shape === 'list') return { kind: 'wide', output: `(${raw})`, reason: mayBeList(field) };
  const single = scalarTest(scalar, field, test);
  if (single.kind === 'always') return single;
  return {
    kind: 'wide',
    output: `(${single.output} OR ${scalar} IS NULL AND ${raw})`,
    reason: mayBeList(field),
  };
}

function mayBeList(field: string): string {
  return `${field} may be a list or an object`;
}

function patternOf(test: Test): Parameters<typeof rawCondition>[2] {
  if (test.kind === 'text') return test.pattern;
  return test.kind === 'regex' ? regexPattern(test.source) : undefined;
}

/** JSON numbers only: a text has quotes around it in its fragment. */
function compareTest(
  { field, column, path, last, shape }: Member,
  { operator, value }: Extract<Test, { readonly kind: 'compare' }>,
): Piece<string> {
  if (typeof value !== 'number') throw new Error('a rule is expanded before it is compiled');
  const signs = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
  const fragment = `json_format(json_extract(${column}, ${sqlText(path)}))`;
  const single = `regexp_like(${fragment}, '^-?[0-9]') AND TRY_CAST(${fragment} AS double) ${signs[operator]} CAST('${value}' AS double)`;
  if (shape === 'number') return { kind: 'exact', output: `(${single})` };
  return {
    kind: 'wide',
    output: `(${single} OR ${column} LIKE ${sqlText(`%"${last.replaceAll(/[%_]/g, '')}":%`)})`,
    reason: mayBeList(field),
  };
}
