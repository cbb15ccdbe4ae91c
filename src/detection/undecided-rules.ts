import { refersTo } from '../sigma/index.js';
import type { RuleBook } from './rule-book.js';

/**
 * Placeholders that nothing settles, by the rule that reports: it takes what is expected and what is not
 * alike. A correlation is as undecided as the rules that it counts.
 */
export function undecidedRules(book: RuleBook): ReadonlyMap<string, readonly string[]> {
  const undecided = new Map(Object.entries(book.unknown));
  const all = [...book.rules, ...book.correlations];
  for (const { ruleId, rules } of book.correlations) {
    const members = all.filter((rule) => rules.some((reference) => refersTo(reference, rule)));
    const names = members.flatMap((member) => book.unknown[member.ruleId] ?? []);
    if (names.length > 0) undecided.set(ruleId, [...new Set(names)].sort());
  }
  return new Map([...undecided].filter(([ruleId]) => book.reporting.has(ruleId)));
}
