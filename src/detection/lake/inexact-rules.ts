import {
  CLOUDTRAIL_VIRTUAL_FIELDS,
  type FieldColumns,
  fieldsWithoutColumn,
  locateField,
  refersTo,
} from '../../sigma/index.js';
import type { RuleBook } from '../rule-book.js';

/** A rule that the lake answers as if no event had these fields. */
export interface InexactRule {
  readonly ruleId: string;
  readonly fields: readonly string[];
}

/**
 * Rules that read, or whose matches are counted by, a field that no column holds: the log files answer them
 * exactly, the lake does not. A correlation is as exact as the rules that it counts.
 */
export function inexactRules(book: RuleBook, columns: FieldColumns): readonly InexactRule[] {
  const missing = new Map(
    book.rules.map((rule) => {
      const kept = book.keptFields[rule.ruleId]!.filter((field) => locateField(columns, field) === undefined);
      return [rule.ruleId, [...fieldsWithoutColumn(rule, columns, CLOUDTRAIL_VIRTUAL_FIELDS), ...kept]];
    }),
  );
  const all = [...book.rules, ...book.correlations];
  for (const correlation of book.correlations) {
    const members = all.filter((rule) => correlation.rules.some((reference) => refersTo(reference, rule)));
    missing.set(
      correlation.ruleId,
      members.flatMap(({ ruleId }) => missing.get(ruleId) ?? []),
    );
  }
  return [...missing].flatMap(([ruleId, fields]) =>
    fields.length > 0 && book.reporting.has(ruleId) ? [{ ruleId, fields: [...new Set(fields)].sort() }] : [],
  );
}
