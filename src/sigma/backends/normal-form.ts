import type { Expression, Item } from '../tree/expression.js';

/** An expression in which `not` stands only before items. */
export type NormalForm =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly NormalForm[] }
  | { readonly kind: 'test'; readonly item: Item; readonly negated: boolean }
  | { readonly kind: 'constant'; readonly value: boolean; readonly reason: string };

/** Moves every `not` down to the items, by De Morgan. Dropping a test then always errs wide. */
export function normalForm(expression: Expression, negated = false): NormalForm {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const swapped = expression.kind === 'and' ? 'or' : 'and';
      return {
        kind: negated ? swapped : expression.kind,
        operands: expression.operands.map((operand) => normalForm(operand, negated)),
      };
    }
    case 'not':
      return normalForm(expression.operand, !negated);
    case 'item':
      return { kind: 'test', item: expression, negated };
    case 'constant':
      return { kind: 'constant', value: expression.value !== negated, reason: expression.reason };
    default:
      return expression satisfies never;
  }
}
