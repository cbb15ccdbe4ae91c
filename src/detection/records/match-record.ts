import {
  compileRule,
  createRuleSet,
  fieldPath,
  valuesAt,
  valueText,
  type VirtualFields,
} from '../../sigma/index.js';
import { type EventFacts, eventFacts } from '../event-facts.js';
import type { RuleBook } from '../rule-book.js';

/** A rule and an event that it matches. */
export interface RuleMatch {
  readonly ruleId: string;
  readonly facts: EventFacts;
  /** Why: fields of the event and the values that passed. */
  readonly matched: Readonly<Record<string, string>>;
  /** Values of the fields that a correlation groups by or counts; a field that the event lacks is absent. */
  readonly kept: Readonly<Record<string, string>>;
}

export type RecordMatcher = (event: unknown) => readonly RuleMatch[];

/** Matches events with every rule of a book. */
export function createRecordMatcher(book: RuleBook, virtualFields: VirtualFields): RecordMatcher {
  const set = createRuleSet(book.rules, virtualFields);
  const explainers = new Map(book.rules.map((rule) => [rule.ruleId, compileRule(rule, virtualFields)]));
  return (event) =>
    set.match(event).map(({ ruleId }) => ({
      ruleId,
      facts: eventFacts(event),
      matched: matchedFields(explainers.get(ruleId)!, event),
      kept: keptValues(book.keptFields[ruleId]!, event),
    }));
}

function matchedFields(
  { explain }: ReturnType<typeof compileRule>,
  event: unknown,
): Readonly<Record<string, string>> {
  const explanation = explain(event);
  if (!explanation.matched) throw new Error('a rule matches an event and explains that it does not');
  return Object.fromEntries(
    explanation.items.flatMap(({ field, value }) =>
      value === undefined ? [] : [[field ?? 'keyword', value]],
    ),
  );
}

function keptValues(fields: readonly string[], event: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const [first] = valuesAt(event, fieldPath(field));
      const text = valueText(first);
      return text === undefined ? [] : [[field, text]];
    }),
  );
}
