import { createCorrelator } from './correlate/create-correlator.js';
import { type Detection, detectionKey } from './detection.js';
import type { RuleMatch } from './records/match-record.js';
import type { RuleBook } from './rule-book.js';

/** From matches in any order to what is reported: each event once, by time, with its correlations. */
export function collectDetections(matches: readonly RuleMatch[], book: RuleBook): readonly Detection[] {
  const inOrder = onlyOnce(matches).toSorted(byTime);
  const correlator = createCorrelator(book);
  const describe = describer(book);
  return inOrder.flatMap((match) => [
    ...(book.reporting.has(match.ruleId) ? [describe(match)] : []),
    ...correlator.take(match),
  ]);
}

/** Names a match by its rule. */
function describer(book: RuleBook): (match: RuleMatch) => Detection {
  const rules = new Map(book.rules.map((rule) => [rule.ruleId, rule]));
  return ({ ruleId, facts, matched }) => {
    const { title, level } = rules.get(ruleId)!;
    return { kind: 'event', ruleId, title, level, ...facts, matched };
  };
}

/** A second trail and a redelivery bring the same event again. */
function onlyOnce(matches: readonly RuleMatch[]): readonly RuleMatch[] {
  const seen = new Set<string>();
  return matches.filter(({ ruleId, facts }) => {
    const key = detectionKey({ kind: 'event', ruleId, title: '', level: 'low', ...facts, matched: {} });
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function byTime(one: RuleMatch, other: RuleMatch): number {
  return (
    compare(one.facts.eventTime, other.facts.eventTime) || compare(one.facts.eventId, other.facts.eventId)
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
