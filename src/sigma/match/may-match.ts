import type { VirtualFields } from '../fields/virtual-field.js';
import type { Expression } from '../tree/expression.js';
import type { SigmaRule } from '../tree/rule.js';
import { compileItem, type EventTest } from './item-test.js';

/**
 * Whether an event may match of which only the given fields are known: false only if no other field could
 * make it match. A field that is given is known to be absent when the event does not have it.
 */
export function mayMatch(
  rule: SigmaRule,
  known: readonly string[],
  virtualFields: VirtualFields,
): (event: unknown) => boolean {
  const decide = compile(rule.expression, new Set(known), virtualFields);
  return (event) => decide(event) !== false;
}

/** Undefined stands for "that depends on a field that is not known". */
type Decision = boolean | undefined;

function compile(
  expression: Expression,
  known: ReadonlySet<string>,
  virtualFields: VirtualFields,
): (event: unknown) => Decision {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const operands = expression.operands.map((operand) => compile(operand, known, virtualFields));
      return (event) =>
        join(
          operands.map((operand) => operand(event)),
          expression.kind === 'or',
        );
    }
    case 'not': {
      const operand = compile(expression.operand, known, virtualFields);
      return (event) => negate(operand(event));
    }
    case 'item': {
      const { field, test } = expression;
      const isKnown = field !== undefined && known.has(field) && test.kind !== 'field-reference';
      const passes: EventTest | undefined = isKnown ? compileItem(expression, virtualFields) : undefined;
      return (event) => passes?.(event);
    }
    case 'constant':
      return () => expression.value;
    default:
      return expression satisfies never;
  }
}

/** `or` is decided by its first true operand, `and` by its first false one. */
function join(decisions: readonly Decision[], decisive: boolean): Decision {
  if (decisions.includes(decisive)) return decisive;
  return decisions.includes(undefined) ? undefined : !decisive;
}

function negate(decision: Decision): Decision {
  return decision === undefined ? undefined : !decision;
}
