import { foldCase } from '../fields/fold-case.js';
import type { Expression } from '../tree/expression.js';
import { literalText } from '../tree/text-pattern.js';

/** A field that must have this value, folded to lower case. */
export interface FieldValue {
  readonly field: string;
  readonly value: string;
}

/** The fields that a rule set looks events up by, the most telling first. All of them are texts in every event that has them. */
export const INDEXED_FIELDS = ['eventName', 'eventSource', 'userIdentity.type', 'eventType'] as const;

/**
 * Values of which a matching event has at least one; undefined when the expression may match an event
 * with none that is known beforehand. It lets a rule set leave out rules without evaluating them.
 */
export function necessaryValues(expression: Expression): readonly FieldValue[] | undefined {
  switch (expression.kind) {
    case 'and':
      return expression.operands.map(necessaryValues).reduce(cheaper, undefined);
    case 'or': {
      const each = expression.operands.map(necessaryValues);
      return each.every((values) => values !== undefined) ? each.flat() : undefined;
    }
    case 'item': {
      const { field, test } = expression;
      const indexed: readonly (string | undefined)[] = INDEXED_FIELDS;
      const text = test.kind === 'text' ? literalText(test.pattern) : undefined;
      return text === undefined || field === undefined || !indexed.includes(field)
        ? undefined
        : [{ field, value: foldCase(text) }];
    }
    case 'not':
    case 'constant':
      return undefined;
    default:
      return expression satisfies never;
  }
}

function cheaper(
  one: readonly FieldValue[] | undefined,
  other: readonly FieldValue[] | undefined,
): readonly FieldValue[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return cost(other) < cost(one) ? other : one;
}

/** A value of a field that few events share costs least. */
function cost(values: readonly FieldValue[]): number {
  const weights: Readonly<Record<string, number>> = {
    eventName: 1,
    eventSource: 50,
    'userIdentity.type': 500,
    eventType: 1_000,
  };
  return values.reduce((sum, { field }) => sum + weights[field]!, 0);
}
