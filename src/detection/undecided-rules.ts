import type { CorrelationRule, SigmaRule } from '../sigma/index.js';
import { refersToAny, type RuleBook } from './rule-book.js';

/**
 * Placeholders that nothing settles, by the rule that reports: it takes what is expected and what is not
 * alike. A correlation is as undecided as the rules that it counts.
 */
export function undecidedRules(book: RuleBook): ReadonlyMap<string, readonly string[]> {
  const undecided = new Map(Object.entries(book.unknown));
  for (const correlation of book.correlations) {
    const names = countedBy(correlation, book).flatMap(({ ruleId }) => book.unknown[ruleId] ?? []);
    if (names.length > 0) undecided.set(correlation.ruleId, [...new Set(names)].sort());
  }
  return new Map([...undecided].filter(([ruleId]) => book.reporting.has(ruleId)));
}

/** The rules that a correlation counts, also by way of other correlations. */
function countedBy(correlation: CorrelationRule, { rules, correlations }: RuleBook): readonly SigmaRule[] {
  const counting = new Set([correlation]);
  // A set that is added to is walked to its end.
  for (const each of counting) {
    for (const other of correlations) if (refersToAny(each.rules, other)) counting.add(other);
  }
  return rules.filter((rule) => [...counting].some((each) => refersToAny(each.rules, rule)));
}
