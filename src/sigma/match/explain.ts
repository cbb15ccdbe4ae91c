import type { VirtualFields } from '../fields/virtual-field.js';
import type { Expression, Item } from '../tree/expression.js';
import type { ItemCompiler } from './compile-expression.js';
import { describeItem } from './describe-test.js';
import { acceptedValue, type EventTest, valueTexts } from './item-test.js';

/** Why an event matches, or does not. */
export type Explanation =
  | { readonly matched: true; readonly items: readonly MatchedItem[] }
  | { readonly matched: false; readonly reason: Mismatch };

/** An item that contributed: its value made the condition true. */
export interface MatchedItem {
  readonly search: string;
  readonly field: string | undefined;
  /** What was asked: `= "StopLogging"`. */
  readonly test: string;
  /** The value that passed, as text; undefined for a field that had to be absent. */
  readonly value: string | undefined;
}

/** The first item, from left to right, that kept the condition from being true. */
export interface Mismatch {
  readonly search: string;
  readonly field: string | undefined;
  readonly test: string;
  /** True when the item passed and should not have, because it stands under a `not`. */
  readonly excluded: boolean;
  /** Values that the field has, at most three. */
  readonly values: readonly string[];
}

/** At most so many characters of a value stand in an explanation. */
const LONGEST_VALUE = 2_000;

/** What an explanation asks again and again; compiled once for a rule. */
export interface ItemProbe {
  readonly passes: EventTest;
  readonly accepted: (event: unknown) => string | undefined;
}

export type ItemProbes = (item: Item) => ItemProbe;

/** Makes each probe when it is first asked for. */
export function itemProbes(compile: ItemCompiler, virtualFields: VirtualFields): ItemProbes {
  const known = new Map<Item, ItemProbe>();
  return (item) => {
    const before = known.get(item);
    if (before !== undefined) return before;
    const probe = { passes: compile([item]), accepted: acceptedValue(item, virtualFields) };
    known.set(item, probe);
    return probe;
  };
}

interface Verdict {
  readonly value: boolean;
  /** Items that made it so. */
  readonly because: readonly Item[];
}

export function explainExpression(
  expression: Expression,
  event: unknown,
  probes: ItemProbes,
  virtualFields: VirtualFields,
): Explanation {
  const { value, because } = evaluate(expression, event, probes);
  if (value) {
    const items = because
      .filter((item) => probes(item).passes(event))
      .map((item) => ({
        search: item.search,
        field: item.field,
        test: describeItem({ ...item, field: '' }).trim(),
        value: cut(probes(item).accepted(event)),
      }));
    return { matched: true, items };
  }
  const [first] = because;
  return { matched: false, reason: mismatch(first, event, probes, virtualFields) };
}

function mismatch(
  item: Item | undefined,
  event: unknown,
  probes: ItemProbes,
  virtualFields: VirtualFields,
): Mismatch {
  if (item === undefined)
    return { search: '', field: undefined, test: 'never matches', excluded: false, values: [] };
  return {
    search: item.search,
    field: item.field,
    test: describeItem({ ...item, field: '' }).trim(),
    excluded: probes(item).passes(event),
    values:
      item.field === undefined ? [] : valueTexts(item, virtualFields, event, 3).map((text) => cut(text)!),
  };
}

/** A keyword's value would be the whole event; a long one says nothing at its end. */
function cut(text: string | undefined): string | undefined {
  return text === undefined || text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

function evaluate(expression: Expression, event: unknown, probes: ItemProbes): Verdict {
  switch (expression.kind) {
    case 'and':
      return decide(expression.operands, event, probes, false);
    case 'or':
      return decide(expression.operands, event, probes, true);
    case 'not': {
      const inner = evaluate(expression.operand, event, probes);
      return { ...inner, value: !inner.value };
    }
    case 'item':
      return { value: probes(expression).passes(event), because: [expression] };
    case 'constant':
      return { value: expression.value, because: [] };
    default:
      return expression satisfies never;
  }
}

/** `or` is decided by its first true operand, `and` by its first false one; otherwise all had their part. */
function decide(
  operands: readonly Expression[],
  event: unknown,
  probes: ItemProbes,
  decisive: boolean,
): Verdict {
  const verdicts: Verdict[] = [];
  for (const operand of operands) {
    const verdict = evaluate(operand, event, probes);
    if (verdict.value === decisive) return verdict;
    verdicts.push(verdict);
  }
  return { value: !decisive, because: verdicts.flatMap(({ because }) => because) };
}
