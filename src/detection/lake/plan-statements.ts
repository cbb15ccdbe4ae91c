import { textLiteral } from '../../query/index.js';
import { type Compilation, compileSql, type FieldColumns, type SigmaRule } from '../../sigma/index.js';
import type { RuleBook } from '../rule-book.js';
import { burstMoments } from './burst-moments.js';
import { namesOf, type OccurringCall } from './occurring-calls.js';

/** Rules that one statement asks for. */
export interface PlannedStatement {
  readonly rules: readonly SigmaRule[];
  /** On `cloudtrail_events`: what any of them match, and more where SQL is wide. */
  readonly condition: string;
  /** A SELECT of the `event_time` of what they need. */
  readonly moments: string;
}

/** Conditions that one statement joins: each is evaluated for every row that no other one lets through. */
const mostRules = 100;

/**
 * As few passes over the lake as fit. Rules that nothing in the lake can match are not asked. Those about
 * actions by name share statements whose first condition is a list of names, which decides from one small
 * column which rows are read at all; each of the others gets a statement that reads its own columns only.
 */
export function planStatements(
  book: RuleBook,
  columns: FieldColumns,
  calls: readonly OccurringCall[],
): readonly PlannedStatement[] {
  const named: NamedRule[] = [];
  const alone: PlannedStatement[] = [];
  for (const rule of book.rules) {
    const found = namesOf(rule, calls);
    if (found.kind === 'none') continue;
    const names = found.kind === 'names' ? found.names : undefined;
    const condition = conditionOf([rule], names, columns);
    const bursts = burstMoments(rule, condition, book, columns);
    if (bursts !== undefined) alone.push({ rules: [rule], condition, moments: bursts });
    else if (names === undefined) alone.push({ rules: [rule], condition, moments: momentsOf(condition) });
    else named.push({ rule, names });
  }
  return [...chunks(named).map((some) => sharedStatement(some, columns)), ...alone];
}

interface NamedRule {
  readonly rule: SigmaRule;
  readonly names: readonly string[];
}

function sharedStatement(some: readonly NamedRule[], columns: FieldColumns): PlannedStatement {
  const rules = some.map(({ rule }) => rule);
  const names = [...new Set(some.flatMap((each) => each.names))];
  const condition = conditionOf(rules, names, columns);
  return { rules, condition, moments: momentsOf(condition) };
}

function momentsOf(condition: string): string {
  return `SELECT event_time FROM cloudtrail_events WHERE ${condition}`;
}

/** Names as the lake writes them, so that files and parts of files can be passed over by them. */
function conditionOf(
  rules: readonly SigmaRule[],
  names: readonly string[] | undefined,
  columns: FieldColumns,
): string {
  const any = `(${rules.map((rule) => whereOf(compileSql(rule, columns))).join(' OR ')})`;
  return names === undefined ? any : `event_name IN (${names.map(textLiteral).join(', ')}) AND ${any}`;
}

/** What SQL cannot say at all is left to the matcher: slow, and never a rule that is passed over in silence. */
function whereOf(compilation: Compilation<string>): string {
  return compilation.kind === 'unsupported' ? '1 = 1' : `(${compilation.output})`;
}

function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / mostRules) }, (_, at) =>
    items.slice(at * mostRules, (at + 1) * mostRules),
  );
}
