import type { Test } from '../../tree/test.js';
import type { Piece } from '../compilation.js';
import { fieldShape } from '../shape/field-shapes.js';
import type { FieldColumn } from './field-columns.js';
import { scalarTest, timePartTest } from './scalar-test.js';
import { textCondition } from './sql-text.js';

/** A test of a field that has a column of its own. */
export function columnTest({ column, type }: FieldColumn, field: string, test: Test): Piece<string> {
  switch (type) {
    case 'text':
      return scalarTest(column, field, test);
    case 'boolean':
      return scalarTest(
        test.kind === 'null' || test.kind === 'exists' ? column : `CAST(${column} AS varchar)`,
        field,
        test,
      );
    case 'timestamp':
      if (test.kind === 'time-part') return timePartTest(column, field, test);
      return { kind: 'always', reason: `${field} is a time, and its text is not kept` };
    case 'json':
      return objectTest(column, field, test);
    default:
      return type satisfies never;
  }
}

/** A JSON column holds an object's text; a list has one value for each element, which only the matcher takes apart. */
function objectTest(column: string, field: string, test: Test): Piece<string> {
  const whole = fieldShape(field) === 'object';
  if (test.kind === 'exists' && whole) return { kind: 'exact', output: `${column} IS NOT NULL` };
  if (test.kind === 'null' && whole) return { kind: 'exact', output: `${column} IS NULL` };
  if (test.kind === 'exists')
    return { kind: 'wide', output: `${column} IS NOT NULL`, reason: `${field} may be an empty list` };
  if (test.kind === 'null') {
    return {
      kind: 'wide',
      output: `(${column} IS NULL OR ${column} LIKE '[%')`,
      reason: `${field} may be a list`,
    };
  }
  if (test.kind !== 'text') return { kind: 'always', reason: `${field} is an object` };
  return {
    kind: 'wide',
    output: `(${textCondition(column, test.pattern, test.cased)} OR substr(${column}, 1, 1) <> '{')`,
    reason: `${field} may be a list or a single value`,
  };
}
