import { isVirtual, type VirtualFields } from '../fields/virtual-field.js';
import { expandRule } from '../load/expand-rule.js';
import { compileRule } from '../match/compile-rule.js';
import { describeItem } from '../match/describe-test.js';
import { itemsOf } from '../tree/expression.js';
import type { SigmaRule } from '../tree/rule.js';
import { eventFor, withAnother } from './event-for.js';
import type { EventCase, RuleEvents } from './parse-rule-events.js';
import { type Demand, type Way, waysOf } from './ways.js';

export type DerivedEvents =
  | { readonly kind: 'derived'; readonly events: RuleEvents }
  | { readonly kind: 'none'; readonly ruleId: string; readonly reason: string };

/** A rule with a list of forty names has as many ways, and ten of them show what forty would. */
const MOST_MATCHES = 10;

/**
 * Events made from what a rule asks, for a rule that no events stand beside: ones that match it, and ones
 * in which a single demand is turned round. They show that every language answers alike, and not that the
 * rule finds what its author meant: CloudTrail may never write such an event.
 */
export function deriveRuleEvents(rule: SigmaRule, virtualFields: VirtualFields): DerivedEvents {
  const open = expandRule(rule, {}).rule;
  const { matches } = compileRule(open, virtualFields);
  const ways = waysOf(open.expression).filter((way) => matches(eventFor(way)));
  const [first] = ways;
  if (first === undefined) return { kind: 'none', ruleId: rule.ruleId, reason: whyNone(open) };
  const cases = [
    ...ways.slice(0, MOST_MATCHES).map((way, index) => matchingCase(way, index)),
    ...first.map((_, index) => turnedCase(first, index, matches)),
    ...otherCases(first, matches),
  ];
  return { kind: 'derived', events: { ruleId: rule.ruleId, path: rule.position.file, values: {}, cases } };
}

function matchingCase(way: Way, index: number): EventCase {
  return { name: `as the rule asks (${index + 1})`, expected: true, event: eventFor(way) };
}

function turnedCase(way: Way, index: number, matches: (event: unknown) => boolean): EventCase {
  const turned = way.map((demand, at) => (at === index ? { ...demand, passes: !demand.passes } : demand));
  const event = eventFor(turned);
  return { name: describeTurned(turned[index]!), expected: matches(event), event };
}

/** Fields that the rule names, with a value that it does not. */
function otherCases(way: Way, matches: (event: unknown) => boolean): readonly EventCase[] {
  const fields = new Set(way.flatMap(({ item: { field }, passes }) => (passes ? (field ?? []) : [])));
  return [...fields].map((field) => {
    const event = withAnother(eventFor(way), field);
    return { name: `as the rule asks, but another ${field}`, expected: matches(event), event };
  });
}

function describeTurned({ item, passes }: Demand): string {
  return `as the rule asks, but ${passes ? '' : 'not '}${describeItem(item)}`;
}

function whyNone({ expression }: SigmaRule): string {
  const computed = itemsOf(expression).flatMap(({ field }) =>
    field !== undefined && isVirtual(field) ? [field] : [],
  );
  return computed.length > 0
    ? `${[...new Set(computed)].join(' and ')} is computed, and what it is computed from cannot be guessed`
    : 'no event that was guessed from what it asks matches it';
}
