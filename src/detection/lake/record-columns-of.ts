import { RECORD_COLUMNS } from '../../lake/index.js';
import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  type FieldColumns,
  fieldsOf,
  locateField,
  type SigmaRule,
} from '../../sigma/index.js';
import { FACT_FIELDS } from '../event-facts.js';
import type { RuleBook } from '../rule-book.js';

/**
 * Columns that rules and reports look at, in the order of the table: what nobody looks at is not read. All of
 * them where a rule looks at the whole event, or at an object whose members have columns of their own.
 */
export function recordColumnsOf(
  rules: readonly SigmaRule[],
  { keptFields }: Pick<RuleBook, 'keptFields'>,
  columns: FieldColumns,
): readonly string[] {
  const fields = rules.flatMap((rule) => [
    ...fieldsOf(rule, CLOUDTRAIL_VIRTUAL_FIELDS),
    ...keptFields[rule.ruleId]!,
  ]);
  const places = [...FACT_FIELDS, ...fields].map((field) =>
    field === undefined ? undefined : locateField(columns, field),
  );
  if (places.includes(undefined)) return RECORD_COLUMNS;
  const names = new Set(
    places.map((place) => (place!.kind === 'column' ? place!.column.column : place!.column)),
  );
  return RECORD_COLUMNS.filter((name) => names.has(name));
}
