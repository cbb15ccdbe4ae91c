import { fieldsOf } from '../../fields/fields-of.js';
import type { VirtualFields } from '../../fields/virtual-field.js';
import type { SigmaRule } from '../../tree/rule.js';
import { type FieldColumns, locate } from './field-columns.js';

/**
 * Fields that a rule reads and a table does not hold: over the table such a rule can be answered only as if
 * its events did not have them. A keyword needs the whole event.
 */
export function fieldsWithoutColumn(
  rule: SigmaRule,
  columns: FieldColumns,
  virtualFields: VirtualFields,
): readonly string[] {
  return fieldsOf(rule, virtualFields)
    .filter((field) => field === undefined || locate(columns, field) === undefined)
    .map((field) => field ?? 'the whole event')
    .sort();
}
