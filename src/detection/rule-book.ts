import { LEVELS, type Severity } from '../finding/index.js';
import {
  type CorrelationRule,
  expandRule,
  type LoadedRules,
  type PlaceholderValues,
  refersTo,
  type RuleMetadata,
  type SigmaRule,
} from '../sigma/index.js';

/** The rules of a run, ready to be matched. Survives structured cloning, so that it can go to threads. */
export interface RuleBook {
  /** Rules to match: those that report, and those that only feed a correlation. */
  readonly rules: readonly SigmaRule[];
  readonly correlations: readonly CorrelationRule[];
  /** Ids of rules and correlations whose matches are reported. */
  readonly reporting: ReadonlySet<string>;
  /** Ids of rules whose matches a correlation counts. */
  readonly feeding: ReadonlySet<string>;
  /** For each rule the fields that a correlation groups by or counts. */
  readonly keptFields: Readonly<Record<string, readonly string[]>>;
  /** Placeholders without values, by rule: such a rule matches more than with them. */
  readonly unknown: Readonly<Record<string, readonly string[]>>;
}

export interface RuleChoice {
  readonly placeholders: PlaceholderValues;
  /** Quieter rules do not report. */
  readonly minimumLevel: Severity;
  /** Only these rules report: ruleId, name or id. All when empty. */
  readonly only: readonly string[];
}

export function openRuleBook(loaded: LoadedRules, choice: RuleChoice): RuleBook {
  const reporting = [...loaded.rules, ...loaded.correlations].filter((rule) => reports(rule, loaded, choice));
  const correlations = neededCorrelations(reporting, loaded.correlations);
  const needed = loaded.rules.filter(
    (rule) => reporting.includes(rule) || correlations.some(({ rules }) => refersToAny(rules, rule)),
  );
  const expanded = needed.map((rule) => expandRule(rule, choice.placeholders));
  return {
    rules: expanded.map(({ rule }) => rule),
    correlations,
    reporting: new Set(reporting.map(({ ruleId }) => ruleId)),
    feeding: new Set(
      needed.flatMap((rule) =>
        correlations.some(({ rules }) => refersToAny(rules, rule)) ? [rule.ruleId] : [],
      ),
    ),
    keptFields: Object.fromEntries(needed.map((rule) => [rule.ruleId, keptFields(rule, correlations)])),
    unknown: Object.fromEntries(
      expanded.flatMap(({ rule, unknown }) => (unknown.length === 0 ? [] : [[rule.ruleId, unknown]])),
    ),
  };
}

/**
 * A rule that a correlation refers to reports on its own only if the correlation says `generate: true`.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-correlation-rules-specification.md
 */
function reports(rule: RuleMetadata, { correlations }: LoadedRules, choice: RuleChoice): boolean {
  if (choice.only.length > 0) return refersToAny(choice.only, rule);
  if (LEVELS.indexOf(rule.level) < LEVELS.indexOf(choice.minimumLevel)) return false;
  const users = correlations.filter(({ rules }) => refersToAny(rules, rule));
  return users.length === 0 || users.some(({ generate }) => generate);
}

/** Those that report and, further down, those that they count. */
function neededCorrelations(
  reporting: readonly RuleMetadata[],
  all: readonly CorrelationRule[],
): readonly CorrelationRule[] {
  const needed = new Set(all.filter((rule) => reporting.includes(rule)));
  // A set that is added to is walked to its end.
  for (const { rules } of needed) {
    for (const rule of all.filter((each) => refersToAny(rules, each))) needed.add(rule);
  }
  return all.filter((rule) => needed.has(rule));
}

function keptFields(rule: RuleMetadata, correlations: readonly CorrelationRule[]): readonly string[] {
  const fields = correlations
    .filter(({ rules }) => refersToAny(rules, rule))
    .flatMap((correlation) => [
      ...correlation.groupBy.map((field) => aliasedField(correlation, field, rule)),
      ...correlation.valueFields,
    ]);
  return [...new Set(fields)];
}

/** A group may be named by an alias that stands for another field in each rule. */
export function aliasedField({ aliases }: CorrelationRule, name: string, rule: RuleMetadata): string {
  const byRule = Object.hasOwn(aliases, name) ? aliases[name]! : {};
  const reference = Object.keys(byRule).find((each) => refersTo(each, rule));
  return reference === undefined ? name : byRule[reference]!;
}

export function refersToAny(references: readonly string[], rule: RuleMetadata): boolean {
  return references.some((reference) => refersTo(reference, rule));
}
