import { foldCase } from '../fields/fold-case.js';
import { fieldPath, someValue } from '../fields/read-field.js';
import type { VirtualFields } from '../fields/virtual-field.js';
import type { SigmaRule } from '../tree/rule.js';
import { compileExpression, type ItemCompiler, itemCompiler } from './compile-expression.js';
import type { EventTest } from './item-test.js';
import { type FieldValue, INDEXED_FIELDS, necessaryValues } from './necessary-values.js';

/** Many rules at once. */
export interface RuleSet {
  readonly rules: readonly SigmaRule[];
  /** The rules that an event matches, in the order of `rules`. */
  readonly match: (event: unknown) => readonly SigmaRule[];
}

/**
 * Compiles rules so that an event costs what the rules cost that could match it: rules are looked up by
 * the values they need, and an item that several rules share is decided once for each event. Rules are
 * expanded beforehand.
 */
export function createRuleSet(rules: readonly SigmaRule[], virtualFields: VirtualFields): RuleSet {
  const shared = sharedItems(virtualFields);
  const compiled = rules.map(({ expression }) => compileExpression(expression, shared.compile));
  const index = indexRules(rules);
  return {
    rules,
    match: (event) => {
      const candidates = candidatesOf(index, event);
      if (candidates.length === 0) return [];
      shared.forget();
      return candidates.filter((at) => compiled[at]!(event)).map((at) => rules[at]!);
    },
  };
}

/** Items decided once until `forget`. */
function sharedItems(virtualFields: VirtualFields): {
  readonly compile: ItemCompiler;
  readonly forget: () => void;
} {
  const known = new Map<string, EventTest>();
  let event = 0;
  const compileNew = itemCompiler(virtualFields);
  const compile: ItemCompiler = (items) => {
    const key = JSON.stringify(items.map(({ field, test }) => [field, test]));
    const before = known.get(key);
    if (before !== undefined) return before;
    const test = compileNew(items);
    let decided = -1;
    let verdict = false;
    const remembered: EventTest = (each) => {
      if (decided !== event) {
        verdict = test(each);
        decided = event;
      }
      return verdict;
    };
    known.set(key, remembered);
    return remembered;
  };
  return {
    compile,
    forget: () => {
      event += 1;
    },
  };
}

interface RuleIndex {
  /** Rules that may match any event. */
  readonly always: readonly number[];
  readonly fields: readonly {
    readonly path: readonly string[];
    readonly rulesByValue: ReadonlyMap<string, readonly number[]>;
  }[];
}

function indexRules(rules: readonly SigmaRule[]): RuleIndex {
  const needed = rules.map(({ expression }) => necessaryValues(expression));
  return {
    always: needed.flatMap((values, at) => (values === undefined ? [at] : [])),
    fields: INDEXED_FIELDS.map((field) => ({
      path: fieldPath(field),
      rulesByValue: rulesBy(field, needed),
    })).filter(({ rulesByValue }) => rulesByValue.size > 0),
  };
}

function rulesBy(
  field: string,
  needed: readonly (readonly FieldValue[] | undefined)[],
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [at, values] of needed.entries()) {
    for (const { value } of (values ?? []).filter((each) => each.field === field)) {
      const rules = found.get(value) ?? [];
      if (!rules.includes(at)) rules.push(at);
      found.set(value, rules);
    }
  }
  return found;
}

function candidatesOf({ always, fields }: RuleIndex, event: unknown): readonly number[] {
  let candidates = always;
  for (const { path, rulesByValue } of fields) {
    someValue(event, path, (value) => {
      const more = rulesByValue.get(foldCase(String(value)));
      if (more !== undefined) candidates = candidates.length === 0 ? more : [...candidates, ...more];
      return false;
    });
  }
  return candidates === always || candidates.length === 1
    ? candidates
    : [...new Set(candidates)].sort((one, other) => one - other);
}
