import type { Position } from './position.js';
import type { Test } from './test.js';

/** What a rule asks of an event. A search of the rule that the condition names twice stands in it twice. */
export type Expression =
  | { readonly kind: 'and'; readonly operands: readonly Expression[] }
  | { readonly kind: 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | Item
  | Constant;

/** One test of one field: the leaf of a rule. */
export interface Item {
  readonly kind: 'item';
  /** The path of the field as written, `userIdentity.arn`; undefined for a keyword, which searches the whole event. */
  readonly field: string | undefined;
  readonly test: Test;
  /** The search that it belongs to: `selection`. */
  readonly search: string;
  readonly position: Position;
}

/** What is left of an item that could not be decided, such as one whose placeholder is unknown. */
export interface Constant {
  readonly kind: 'constant';
  readonly value: boolean;
  readonly reason: string;
}

export function allOf(operands: readonly Expression[]): Expression {
  return operands.length === 1 ? operands[0]! : { kind: 'and', operands };
}

export function anyOf(operands: readonly Expression[]): Expression {
  return operands.length === 1 ? operands[0]! : { kind: 'or', operands };
}

export function negated(operand: Expression): Expression {
  return { kind: 'not', operand };
}

/** Every item, from left to right. */
export function itemsOf(expression: Expression): readonly Item[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.flatMap(itemsOf);
    case 'not':
      return itemsOf(expression.operand);
    case 'item':
      return [expression];
    case 'constant':
      return [];
    default:
      return expression satisfies never;
  }
}

/**
 * The same expression with every item replaced. `positive` is whether the item stands under an even
 * number of `not`s: where a true item lets more events through.
 */
export function mapItems(
  expression: Expression,
  replace: (item: Item, positive: boolean) => Expression,
  positive = true,
): Expression {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return {
        kind: expression.kind,
        operands: expression.operands.map((operand) => mapItems(operand, replace, positive)),
      };
    case 'not':
      return negated(mapItems(expression.operand, replace, !positive));
    case 'item':
      return replace(expression, positive);
    case 'constant':
      return expression;
    default:
      return expression satisfies never;
  }
}
