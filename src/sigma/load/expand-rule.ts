import { anyOf, type Constant, type Expression, type Item, mapItems } from '../tree/expression.js';
import { freezeTree } from '../tree/freeze.js';
import { parseNetwork } from '../tree/network.js';
import type { SigmaRule } from '../tree/rule.js';
import { joinParts, type TextPattern } from '../tree/text-pattern.js';
import { parseTextValue } from '../parse/text-value.js';

/** What placeholders stand for: `LogBuckets` -> names of buckets. Texts may hold wildcards. A name that is not there is unknown. */
export type PlaceholderValues = Readonly<Record<string, readonly string[]>>;

export interface ExpandedRule {
  readonly rule: SigmaRule;
  /** Names of placeholders that were left open: the rule matches more than with them. */
  readonly unknown: readonly string[];
}

/**
 * Puts values in the place of placeholders. A name without values is unknown, and its item is left out so
 * that the rule errs wide: it counts as true, or as false under a `not`. A rule about log buckets then
 * watches every bucket, and an exclusion of deployers excludes nobody. An empty list of values is known:
 * such an item is never true.
 */
export function expandRule(rule: SigmaRule, values: PlaceholderValues): ExpandedRule {
  const unknown = new Set<string>();
  const expression = mapItems(rule.expression, (item, positive) => {
    const names = placeholdersOf(item);
    if (names.length === 0) return item;
    const missing = names.filter((name) => !Object.hasOwn(values, name));
    if (missing.length === 0) return expandItem(item, values);
    for (const name of missing) unknown.add(name);
    return open(missing, positive);
  });
  return { rule: freezeTree({ ...rule, expression }), unknown: [...unknown].sort() };
}

/** Names of all placeholders in a rule. */
export function placeholderNames(expression: Expression): readonly string[] {
  const names = new Set<string>();
  mapItems(expression, (item) => {
    for (const name of placeholdersOf(item)) names.add(name);
    return item;
  });
  return [...names].sort();
}

function placeholdersOf({ test }: Item): readonly string[] {
  switch (test.kind) {
    case 'text':
      return test.pattern.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []));
    case 'cidr':
      return test.network.kind === 'placeholder' ? [test.network.name] : [];
    case 'compare':
      return typeof test.value === 'number' ? [] : [test.value.name];
    default:
      return [];
  }
}

function open(names: readonly string[], positive: boolean): Constant {
  return {
    kind: 'constant',
    value: positive,
    reason: `${names.map((name) => `%${name}%`).join(' and ')} unknown`,
  };
}

function expandItem(item: Item, values: PlaceholderValues): Expression {
  const { test } = item;
  switch (test.kind) {
    case 'text':
      return either(
        fillPattern(test.pattern, values).map((pattern) => ({ ...item, test: { ...test, pattern } })),
      );
    case 'cidr': {
      if (test.network.kind !== 'placeholder') return item;
      const networks = values[test.network.name]!.map((text) => parseNetwork(text));
      return either(
        networks.flatMap((network) =>
          network === undefined ? [] : [{ ...item, test: { ...test, network } }],
        ),
      );
    }
    case 'compare': {
      if (typeof test.value === 'number') return item;
      const numbers = values[test.value.name]!.map(Number).filter(Number.isFinite);
      return either(numbers.map((value) => ({ ...item, test: { ...test, value } })));
    }
    default:
      return item;
  }
}

function either(items: readonly Item[]): Expression {
  return items.length === 0
    ? { kind: 'constant', value: false, reason: 'the placeholder has no values' }
    : anyOf(items);
}

/** Every combination of values; a rule with two placeholders in one text multiplies them. */
function fillPattern(pattern: TextPattern, values: PlaceholderValues): readonly TextPattern[] {
  return pattern.reduce<readonly TextPattern[]>(
    (patterns, part) => {
      const choices =
        part.kind === 'placeholder'
          ? values[part.name]!.map((text) => parseTextValue(text, false))
          : [[part]];
      return patterns.flatMap((before) => choices.map((choice) => joinParts([...before, ...choice])));
    },
    [[]],
  );
}
