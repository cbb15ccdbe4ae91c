import type { VirtualFields } from '../fields/virtual-field.js';
import type { Expression, Item } from '../tree/expression.js';
import { compileItem, type EventTest } from './item-test.js';

/** Turns an item into a test; a rule set shares the tests that several rules have in common. */
export type ItemCompiler = (item: Item) => EventTest;

export function itemCompiler(virtualFields: VirtualFields): ItemCompiler {
  return (item) => compileItem(item, virtualFields);
}

export function compileExpression(expression: Expression, compile: ItemCompiler): EventTest {
  switch (expression.kind) {
    case 'and': {
      const tests = expression.operands.map((operand) => compileExpression(operand, compile));
      return (event) => tests.every((test) => test(event));
    }
    case 'or': {
      const tests = expression.operands.map((operand) => compileExpression(operand, compile));
      return (event) => tests.some((test) => test(event));
    }
    case 'not': {
      const test = compileExpression(expression.operand, compile);
      return (event) => !test(event);
    }
    case 'item':
      return compile(expression);
    case 'constant':
      return () => expression.value;
    default:
      return expression satisfies never;
  }
}
