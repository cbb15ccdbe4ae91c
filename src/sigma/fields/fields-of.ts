import { itemsOf } from '../tree/expression.js';
import type { SigmaRule } from '../tree/rule.js';
import { isVirtual, type VirtualFields } from './virtual-field.js';

/** Fields of an event that a rule reads, those behind virtual ones included; undefined for its whole text. */
export function fieldsOf(rule: SigmaRule, virtualFields: VirtualFields): readonly (string | undefined)[] {
  const fields = itemsOf(rule.expression).flatMap(({ field, test }) => [
    ...(field !== undefined && isVirtual(field) ? (virtualFields.get(field)?.reads ?? [field]) : [field]),
    ...(test.kind === 'field-reference' ? [test.field] : []),
  ]);
  return [...new Set(fields)];
}
