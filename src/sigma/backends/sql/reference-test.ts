import type { FieldReferenceTest } from '../../tree/test.js';
import type { Piece } from '../compilation.js';
import { fieldShape } from '../shape/field-shapes.js';
import { type FieldColumns, jsonPath, locate } from './field-columns.js';
import { sqlText } from './sql-text.js';
import { negate } from './negate.js';

/** A comparison of two fields, of which each has to be a single value. */
export function referenceTest(
  field: string,
  test: FieldReferenceTest,
  negated: boolean,
  columns: FieldColumns,
): Piece<string> {
  const one = singleValue(columns, field);
  const other = singleValue(columns, test.field);
  if (one === undefined || other === undefined) {
    return {
      kind: 'always',
      reason: `${one === undefined ? field : test.field} is not known to be a single value`,
    };
  }
  const [left, right] = test.cased ? [one, other] : [`lower(${one})`, `lower(${other})`];
  return negate({ kind: 'exact', output: compare(left, right, test.where) }, negated);
}

function singleValue(columns: FieldColumns, field: string): string | undefined {
  const place = locate(columns, field);
  if (place?.kind === 'column') return place.column.type === 'text' ? place.column.column : undefined;
  const path = place === undefined ? undefined : jsonPath(place.members);
  return path === undefined || fieldShape(field) !== 'text'
    ? undefined
    : `json_extract_scalar(${place!.column}, ${sqlText(path)})`;
}

function compare(left: string, right: string, where: FieldReferenceTest['where']): string {
  switch (where) {
    case 'whole':
      return `${left} = ${right}`;
    case 'start':
      return `starts_with(${left}, ${right})`;
    case 'end':
      return `starts_with(reverse(${left}), reverse(${right}))`;
    case 'anywhere':
      return `strpos(${left}, ${right}) > 0`;
    default:
      return where satisfies never;
  }
}
