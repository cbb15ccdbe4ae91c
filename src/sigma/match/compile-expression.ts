import type { VirtualFields } from '../fields/virtual-field.js';
import type { Expression, Item } from '../tree/expression.js';
import { compileAnyText, compileItem, type EventTest } from './item-test.js';

/**
 * Turns one item, or several texts of which one field has to hold any, into a test; a rule set shares the
 * tests that several rules have in common.
 */
export type ItemCompiler = (items: readonly Item[]) => EventTest;

export function itemCompiler(virtualFields: VirtualFields): ItemCompiler {
  return (items) =>
    items.length === 1 ? compileItem(items[0]!, virtualFields) : compileAnyText(items, virtualFields);
}

export function compileExpression(expression: Expression, compile: ItemCompiler): EventTest {
  switch (expression.kind) {
    case 'and': {
      const tests = expression.operands.map((operand) => compileExpression(operand, compile));
      return (event) => tests.every((test) => test(event));
    }
    case 'or': {
      if (areTextsOfOneField(expression.operands)) return compile(expression.operands);
      const tests = expression.operands.map((operand) => compileExpression(operand, compile));
      return (event) => tests.some((test) => test(event));
    }
    case 'not': {
      const test = compileExpression(expression.operand, compile);
      return (event) => !test(event);
    }
    case 'item':
      return compile([expression]);
    case 'constant':
      return () => expression.value;
    default:
      return expression satisfies never;
  }
}

function areTextsOfOneField(operands: readonly Expression[]): operands is readonly Item[] {
  const [first] = operands;
  return (
    first?.kind === 'item' &&
    operands.every(
      (each) =>
        each.kind === 'item' &&
        each.field === first.field &&
        each.test.kind === 'text' &&
        !each.test.cased &&
        each.test.pattern.every(({ kind }) => kind !== 'placeholder'),
    )
  );
}
