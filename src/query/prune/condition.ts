/**
 * What a statement demands of the rows of a table, as far as it was understood. A row that does not meet
 * it cannot change the statement's result. `anything` stands for what was not understood.
 */
export type Condition =
  | { readonly kind: 'anything' }
  | {
      readonly kind: 'compare';
      readonly column: string;
      readonly operator: ComparisonOperator;
      readonly value: Bound;
    }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly Bound[] }
  | { readonly kind: 'null'; readonly column: string }
  | { readonly kind: 'not-null'; readonly column: string }
  | { readonly kind: 'and'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'or'; readonly conditions: readonly Condition[] };

export type ComparisonOperator = '=' | '<' | '<=' | '>' | '>=';

/**
 * A value on one scale per type, so that literals and statistics can be compared: texts by their UTF-8
 * bytes, timestamps as microseconds and dates as days since 1970, booleans as 0 and 1.
 */
export type Bound = string | number;

export const ANYTHING: Condition = { kind: 'anything' };

/** Parts that say nothing are left out. */
export function allOf(conditions: readonly Condition[]): Condition {
  const said = conditions.filter((condition) => condition.kind !== 'anything');
  if (said.length === 0) return ANYTHING;
  return said.length === 1 ? said[0]! : { kind: 'and', conditions: said };
}

/** One part that says nothing makes the whole say nothing. */
export function anyOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0 || conditions.some((condition) => condition.kind === 'anything'))
    return ANYTHING;
  return conditions.length === 1 ? conditions[0]! : { kind: 'or', conditions };
}
