import { isVirtual } from '../../fields/virtual-field.js';
import type { Item } from '../../tree/expression.js';
import type { Piece } from '../compilation.js';
import { fieldShape } from '../shape/field-shapes.js';
import { columnTest } from './column-test.js';
import { type FieldColumns, jsonPath, locate } from './field-columns.js';
import { memberTest } from './member-test.js';
import { negate } from './negate.js';
import { referenceTest } from './reference-test.js';

/** One test as a condition, which is never NULL when it is negated. */
export function sqlTest(item: Item, negated: boolean, columns: FieldColumns): Piece<string> {
  const { field, test } = item;
  if (field === undefined)
    return { kind: 'always', reason: 'the lake does not hold the whole text of an event' };
  if (isVirtual(field)) return { kind: 'always', reason: `${field} is computed from the event` };
  if (test.kind === 'field-reference') return referenceTest(field, test, negated, columns);
  const place = locate(columns, field);
  if (place === undefined) return { kind: 'always', reason: `${field} has no column` };
  if (place.kind === 'column') return negate(columnTest(place.column, field, test), negated);
  const path = jsonPath(place.members);
  if (path === undefined) return { kind: 'always', reason: `${field} cannot be written as a JSON path` };
  return memberTest(
    { field, column: place.column, path, last: place.members.at(-1)!, shape: fieldShape(field) },
    test,
    negated,
  );
}
