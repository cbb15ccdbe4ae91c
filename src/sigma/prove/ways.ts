import { type NormalForm, normalForm } from '../backends/normal-form.js';
import type { Expression, Item } from '../tree/expression.js';

/** A test that has to pass, or has to fail. */
export interface Demand {
  readonly item: Item;
  readonly passes: boolean;
}

/** Demands that together make an expression true. */
export type Way = readonly Demand[];

/** A rule may have more ways than atoms has the universe; the first ones tell enough. */
const MOST_WAYS = 200;

/** Ways in which an expression becomes true, in the order in which it is written; at most 200. */
export function waysOf(expression: Expression): readonly Way[] {
  return ways(normalForm(expression));
}

function ways(form: NormalForm): readonly Way[] {
  switch (form.kind) {
    case 'test':
      return [[{ item: form.item, passes: !form.negated }]];
    case 'constant':
      return form.value ? [[]] : [];
    case 'or':
      return form.operands.flatMap(ways).slice(0, MOST_WAYS);
    case 'and':
      return form.operands.map(ways).reduce<readonly Way[]>(together, [[]]);
    default:
      return form satisfies never;
  }
}

function together(before: readonly Way[], next: readonly Way[]): readonly Way[] {
  const enough = Math.ceil(MOST_WAYS / Math.max(next.length, 1));
  return before
    .slice(0, enough)
    .flatMap((way) => next.map((more) => [...way, ...more]))
    .slice(0, MOST_WAYS);
}
