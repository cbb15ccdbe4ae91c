import { type CorrelationRule, refersTo } from '../../sigma/index.js';
import type { CorrelationDetection } from '../detection.js';
import type { EventFacts } from '../event-facts.js';
import type { RuleMatch } from '../records/match-record.js';
import { aliasedField, type RuleBook } from '../rule-book.js';
import { isFulfilled, measure } from './is-fulfilled.js';
import { addToWindow, EMPTY_WINDOW, type Window, type WindowEvent, type WindowSize } from './window.js';

/** Finds events that only together mean something. Matches come in the order of their event time. */
export interface Correlator {
  readonly take: (match: RuleMatch) => readonly CorrelationDetection[];
}

/** A correlation may count another one, which may count a third: so deep. */
const deepest = 8;
const mostFacts = 100;
/** Groups without an event for a timespan are forgotten after so many matches. */
const sweepEvery = 10_000;

/** Keeps a window for each group of each correlation; memory is bound by what happens within a timespan. */
export function createCorrelator(book: RuleBook): Correlator {
  const trackers = book.correlations.map((correlation) => openTracker(correlation, book));
  const takeAll = (match: RuleMatch, depth: number): readonly CorrelationDetection[] => {
    const found = trackers.flatMap((tracker) => tracker.take(match));
    if (depth === deepest) return found.map(({ detection }) => detection);
    return found.flatMap(({ detection, match: next }) => [detection, ...takeAll(next, depth + 1)]);
  };
  return {
    take: (match) => takeAll(match, 1).filter(({ ruleId }) => book.reporting.has(ruleId)),
  };
}

interface Fulfilled {
  readonly detection: CorrelationDetection;
  /** The detection as something that another correlation can count. */
  readonly match: RuleMatch;
}

function openTracker(correlation: CorrelationRule, book: RuleBook) {
  const members = membersOf(correlation, book);
  const windows = new Map<string, Window>();
  const size = windowSize(correlation);
  let taken = 0;
  return {
    take: (match: RuleMatch): readonly Fulfilled[] => {
      const member = members.get(match.ruleId);
      const event = member && windowEvent(match, member, correlation);
      if (member === undefined || event === undefined) return [];
      taken += 1;
      if (taken % sweepEvery === 0) forgetBefore(windows, event.time - size.timespan);
      const group = groupOf(match, member);
      const key = JSON.stringify(Object.values(group));
      const window = addToWindow(windows.get(key) ?? EMPTY_WINDOW, event, size);
      const isNow = isFulfilled(correlation, window.events);
      windows.set(key, { ...window, isTold: isNow });
      return isNow && !window.isTold ? [fulfilled(correlation, group, window.events, match)] : [];
    },
  };
}

/** Enough to tell whether the bounds hold, and never less than a thousand. */
function windowSize({ timespan, bounds }: CorrelationRule): WindowSize {
  const largest = Math.max(500, ...bounds.map(({ value }) => value));
  return { timespan: timespan * 1000, mostEvents: 2 * largest };
}

interface Member {
  /** Position in the correlation's list of rules. */
  readonly at: number;
  /** The name in `group-by` -> the field of this rule. */
  readonly groupFields: readonly (readonly [name: string, field: string])[];
}

function membersOf(correlation: CorrelationRule, { rules, correlations }: RuleBook): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const [at, reference] of correlation.rules.entries()) {
    const rule = [...rules, ...correlations].find((each) => refersTo(reference, each));
    if (rule === undefined) continue;
    const groupFields = correlation.groupBy.map(
      (name) => [name, aliasedField(correlation, name, rule)] as const,
    );
    members.set(rule.ruleId, { at, groupFields });
  }
  return members;
}

function groupOf({ kept }: RuleMatch, { groupFields }: Member): Readonly<Record<string, string>> {
  return Object.fromEntries(
    groupFields.map(([name, field]) => [name, Object.hasOwn(kept, field) ? kept[field]! : '']),
  );
}

/** An event without a readable time is in no window. */
function windowEvent(
  { facts, kept }: RuleMatch,
  { at }: Member,
  { valueFields }: CorrelationRule,
): WindowEvent | undefined {
  const time = Date.parse(facts.eventTime);
  if (Number.isNaN(time)) return undefined;
  const values = valueFields.map((field) => (Object.hasOwn(kept, field) ? kept[field] : undefined));
  const isWhole = values.length > 0 && values.every((value) => value !== undefined);
  const value = values.length === 1 ? values[0] : JSON.stringify(values);
  return { time, rule: at, value: isWhole ? value : undefined, facts };
}

function fulfilled(
  correlation: CorrelationRule,
  group: Readonly<Record<string, string>>,
  events: readonly WindowEvent[],
  { facts }: RuleMatch,
): Fulfilled {
  const { ruleId, title, level, type } = correlation;
  const matched = { ...group, [type]: String(measure(correlation, events)) };
  const seen: readonly EventFacts[] = events.slice(-mostFacts).map((event) => event.facts);
  return {
    detection: { kind: 'correlation', ruleId, title, level, ...facts, matched, events: seen },
    match: { ruleId, facts, matched, kept: group },
  };
}

function forgetBefore(windows: Map<string, Window>, time: number): void {
  for (const [key, { events }] of windows) {
    if ((events.at(-1)?.time ?? 0) < time) windows.delete(key);
  }
}
