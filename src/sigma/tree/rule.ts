import type { Severity } from '../../finding/index.js';
import type { Expression } from './expression.js';
import type { Position } from './position.js';

/** What every kind of Sigma document says about itself. */
export interface RuleMetadata {
  /** Name of the file without `.yml`; further documents of a file carry their `name`, or a number behind it. */
  readonly ruleId: string;
  /** The document's own `id`, as a rule a UUID. */
  readonly id: string | undefined;
  /** A short name that correlations and filters refer to. */
  readonly name: string | undefined;
  readonly title: string;
  readonly description: string | undefined;
  readonly status: string | undefined;
  /** `medium` when the document states none. */
  readonly level: Severity;
  readonly author: string | undefined;
  readonly date: string | undefined;
  readonly license: string | undefined;
  readonly references: readonly string[];
  readonly tags: readonly string[];
  readonly falsePositives: readonly string[];
  readonly fields: readonly string[];
  readonly logsource: LogSource;
  readonly position: Position;
}

export interface LogSource {
  readonly product: string | undefined;
  readonly service: string | undefined;
  readonly category: string | undefined;
}

/** A detection of single events. */
export interface SigmaRule extends RuleMetadata {
  readonly kind: 'rule';
  /** The condition as written; a list of conditions is joined by `or`. */
  readonly condition: string;
  readonly expression: Expression;
  /** Titles of the filter documents that were applied to it. */
  readonly filters: readonly string[];
}

export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'temporal'
  | 'temporal_ordered';

/** A detection over the events that other rules match. */
export interface CorrelationRule extends RuleMetadata {
  readonly kind: 'correlation';
  readonly type: CorrelationType;
  /** References to rules or correlations: `name`, `id` or ruleId. */
  readonly rules: readonly string[];
  readonly groupBy: readonly string[];
  /** Seconds. */
  readonly timespan: number;
  /** Bounds on the count, all of which must hold. For temporal types, how many of the rules; none means all of them. */
  readonly bounds: readonly CorrelationBound[];
  /** For value types: the fields whose values are counted or summed. */
  readonly valueFields: readonly string[];
  /** For value_percentile: 0 to 100. */
  readonly percentile: number | undefined;
  /** For temporal types: alias -> rule reference -> field. */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether the rules referred to also report on their own. */
  readonly generate: boolean;
}

export interface CorrelationBound {
  readonly operator: 'lt' | 'lte' | 'gt' | 'gte' | 'eq' | 'neq';
  readonly value: number;
}

/** A condition that other rules have to meet as well. */
export interface FilterRule extends RuleMetadata {
  readonly kind: 'filter';
  /** References to rules; `any` for every rule of the same log source. */
  readonly rules: readonly string[] | 'any';
  readonly condition: string;
  readonly expression: Expression;
}

export type SigmaDocument = SigmaRule | CorrelationRule | FilterRule;
