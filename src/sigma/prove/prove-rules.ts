import type { VirtualFields } from '../fields/virtual-field.js';
import type { FieldColumns } from '../backends/index.js';
import { expandRule } from '../load/expand-rule.js';
import { createRuleSet } from '../match/rule-set.js';
import { compileRule } from '../match/compile-rule.js';
import type { SigmaRule } from '../tree/rule.js';
import { type BackendName, type CompiledRule, compileForBackends } from './compile-for-backends.js';
import { answersOf, type SqlAnswers } from './backend-answers.js';
import type { EventCase, RuleEvents } from './parse-rule-events.js';

/** An event with the id that SQL answers with. */
export interface ProofEvent {
  readonly id: string;
  readonly ruleId: string;
  readonly case: EventCase;
}

export interface ProofInput {
  /** With filters applied and placeholders in them. */
  readonly rules: readonly SigmaRule[];
  readonly events: readonly RuleEvents[];
  readonly virtualFields: VirtualFields;
  readonly columns: FieldColumns;
  /** Runs conditions over the events, whose `eventID` is the id; ids of the rows of each condition. */
  readonly runSql: (
    events: readonly ProofEvent[],
    conditions: ReadonlyMap<string, string>,
  ) => Promise<SqlAnswers>;
}

export interface ProofReport {
  readonly rules: readonly RuleProof[];
  readonly events: number;
  /** Answers that were compared: rules × events × evaluations. */
  readonly comparisons: number;
}

export interface RuleProof {
  readonly rule: SigmaRule;
  readonly compiled: CompiledRule;
  readonly matches: number;
  readonly misses: number;
  readonly failures: readonly ProofFailure[];
}

export type ProofFailure =
  /** The matcher does not answer what the case says. */
  | { readonly kind: 'case'; readonly name: string; readonly expected: boolean }
  /** A backend does not answer what the matcher does; for a wide one, it misses. */
  | {
      readonly kind: 'backend';
      readonly backend: BackendName;
      readonly event: string;
      readonly expected: boolean;
    }
  /** The rule set does not answer what the rule alone does. */
  | { readonly kind: 'rule-set'; readonly event: string }
  /** With placeholders unknown the rule misses what it should match. */
  | { readonly kind: 'unknown-placeholders'; readonly name: string };

/**
 * Asks every rule about every event in every way there is, and reports where the answers part: the
 * cases of the rule's own file against the matcher, and the matcher against SQL, event pattern, metric
 * filter and rule set. An exact backend answers alike; a wide one never misses.
 */
export async function proveRules(input: ProofInput): Promise<ProofReport> {
  const events = numberedEvents(input.events);
  const expanded = input.rules.map((rule) => expandRule(rule, valuesFor(rule, input.events)).rule);
  const compiled = expanded.map((rule) => compileForBackends(rule, input.columns));
  const sql = await input.runSql(events, conditionsOf(compiled));
  const set = createRuleSet(expanded, input.virtualFields);
  const found = events.map(({ case: { event } }) => new Set(set.match(event).map(({ ruleId }) => ruleId)));
  const rules = expanded.map((rule, at) => proveRule(rule, compiled[at]!, input, events, found, sql));
  const backends = compiled
    .flatMap(({ backends: each }) => Object.values(each))
    .filter(({ kind }) => kind !== 'unsupported');
  return {
    rules,
    events: events.length,
    comparisons: events.length * (expanded.length * 2 + backends.length),
  };
}

function numberedEvents(files: readonly RuleEvents[]): readonly ProofEvent[] {
  return files.flatMap(({ ruleId, cases }) =>
    cases.map((each, index) => {
      const id = `${ruleId}/${index + 1}`;
      return { id, ruleId, case: { ...each, event: { ...each.event, eventID: id } } };
    }),
  );
}

function valuesFor(rule: SigmaRule, files: readonly RuleEvents[]): RuleEvents['values'] {
  return files.find(({ ruleId }) => ruleId === rule.ruleId)?.values ?? {};
}

function conditionsOf(compiled: readonly CompiledRule[]): ReadonlyMap<string, string> {
  return new Map(
    compiled.flatMap(({ rule, backends: { sql } }) =>
      sql.kind === 'unsupported' ? [] : [[rule.ruleId, sql.output] as const],
    ),
  );
}

function proveRule(
  rule: SigmaRule,
  compiled: CompiledRule,
  { virtualFields, rules }: ProofInput,
  events: readonly ProofEvent[],
  found: readonly ReadonlySet<string>[],
  sql: SqlAnswers,
): RuleProof {
  const { matches } = compileRule(rule, virtualFields);
  const truth = events.map(({ case: { event } }) => matches(event));
  const own = events.flatMap((event, at) =>
    event.ruleId === rule.ruleId ? [{ ...event, matched: truth[at]! }] : [],
  );
  const open = compileRule(
    expandRule(rules.find(({ ruleId }) => ruleId === rule.ruleId)!, {}).rule,
    virtualFields,
  );
  const failures: ProofFailure[] = [
    ...own
      .filter(({ matched, case: { expected } }) => matched !== expected)
      .map(({ case: { name, expected } }) => ({ kind: 'case', name, expected }) as const),
    ...own
      .filter(({ case: { expected, event } }) => expected && !open.matches(event))
      .map(({ case: { name } }) => ({ kind: 'unknown-placeholders', name }) as const),
    ...events.flatMap(({ id }, at) =>
      found[at]!.has(rule.ruleId) === truth[at] ? [] : [{ kind: 'rule-set', event: id } as const],
    ),
    ...backendFailures(rule, compiled, events, truth, sql),
  ];
  const expected = own.filter((event) => event.case.expected).length;
  return { rule, compiled, matches: expected, misses: own.length - expected, failures };
}

function backendFailures(
  rule: SigmaRule,
  compiled: CompiledRule,
  events: readonly ProofEvent[],
  truth: readonly boolean[],
  sql: SqlAnswers,
): readonly ProofFailure[] {
  return answersOf(compiled, sql.get(rule.ruleId) ?? new Set()).flatMap(({ backend, exact, answer }) =>
    events.flatMap(({ id, case: { event } }, at) => {
      const answered = answer(id, event);
      const agrees = exact ? answered === truth[at] : answered || !truth[at];
      return agrees ? [] : [{ kind: 'backend', backend, event: id, expected: truth[at]! } as const];
    }),
  );
}
