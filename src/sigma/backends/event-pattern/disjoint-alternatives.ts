import type { Notes } from '../compilation.js';
import { nestFields } from './emit-pattern.js';
import type { EventPattern, Matcher } from './event-pattern.js';
import type { FieldMatchers } from './field-matchers.js';
import { type SubRule, subRules } from './sub-rules.js';

/**
 * Whether event-ruler 2.1.0 would lose an alternative. It takes an alternative for one it knows, and drops
 * it, when an earlier one of the same rule asks for the same fields and shares a matcher with it in each:
 * of {"$or": [{"f": ["a", "b"]}, {"f": ["b", "c"]}]} it misses "c". (`addStep` gathers the sub-rules that
 * know any of the matchers where it means all of them.)
 * https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/GenericMachine.java
 */
export function losesAlternatives(detail: EventPattern): boolean {
  const all = subRules(detail);
  return all.some((one, at) => all.slice(0, at).some((other) => overlap(one, other)));
}

/** The same pattern, its alternatives cut so that no two overlap; as it was when none do. */
export function disjointAlternatives(detail: EventPattern, notes: Notes): EventPattern {
  if (!losesAlternatives(detail)) return detail;
  const disjoint = subRules(detail).reduce<readonly SubRule[]>(
    (before, rule) => [
      ...before,
      ...before.reduce<readonly SubRule[]>(
        (rest, known) => rest.flatMap((each) => withoutKnown(each, known)),
        [rule],
      ),
    ],
    [],
  );
  return disjointAlternatives(writeAlternatives(disjoint, notes), notes);
}

function overlap(one: SubRule, other: SubRule): boolean {
  return (
    sameFields(one, other) &&
    [...one].every(([field, matchers]) => shared(matchers, other.get(field)!).length > 0)
  );
}

function sameFields(one: SubRule, other: SubRule): boolean {
  return one.size === other.size && [...one.keys()].every((field) => other.has(field));
}

function shared(matchers: FieldMatchers, known: FieldMatchers): FieldMatchers {
  const texts = new Set(known.map((matcher) => JSON.stringify(matcher)));
  return matchers.filter((matcher) => texts.has(JSON.stringify(matcher)));
}

/** What a sub-rule has beyond a known one: for each field the rest of its matchers, with what is shared of the fields before. */
function withoutKnown(rule: SubRule, known: SubRule): readonly SubRule[] {
  if (!overlap(rule, known)) return [rule];
  const pieces: SubRule[] = [];
  const common = new Map(rule);
  for (const [field, matchers] of rule) {
    const both = shared(matchers, known.get(field)!);
    const rest = matchers.filter((matcher) => !both.includes(matcher));
    if (rest.length > 0) pieces.push(new Map([...common, [field, rest]]));
    common.set(field, both);
  }
  return pieces;
}

/** Fields that every sub-rule asks for alike stand outside; one that asks for no more includes the others. */
function writeAlternatives(rules: readonly SubRule[], notes: Notes): EventPattern {
  const [first, ...others] = rules as readonly [SubRule, ...SubRule[]];
  const same = ([field, matchers]: readonly [string, readonly Matcher[]]): boolean =>
    others.every((rule) => JSON.stringify(rule.get(field)) === JSON.stringify(matchers));
  const outer = new Map([...first].filter(same));
  const inner = rules.map((rule) => new Map([...rule].filter(([field]) => !outer.has(field))));
  if (inner.some(({ size }) => size === 0)) return nestFields(outer, notes);
  return { ...nestFields(outer, notes), $or: inner.map((fields) => nestFields(fields, notes)) };
}
