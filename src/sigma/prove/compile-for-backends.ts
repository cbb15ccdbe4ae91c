import {
  type Compilation,
  compileEventPattern,
  compileMetricFilter,
  compileSql,
  type EventPattern,
  type FieldColumns,
  type FilterPatterns,
} from '../backends/index.js';
import type { SigmaRule } from '../tree/rule.js';

export interface CompiledRule {
  readonly rule: SigmaRule;
  readonly backends: {
    readonly sql: Compilation<string>;
    readonly 'event-pattern': Compilation<EventPattern>;
    readonly 'metric-filter': Compilation<FilterPatterns>;
  };
}

export type BackendName = keyof CompiledRule['backends'];

export const BACKENDS: readonly BackendName[] = ['sql', 'event-pattern', 'metric-filter'];

/** An expanded rule in every other language. */
export function compileForBackends(rule: SigmaRule, columns: FieldColumns): CompiledRule {
  return {
    rule,
    backends: {
      sql: compileSql(rule, columns),
      'event-pattern': compileEventPattern(rule),
      'metric-filter': compileMetricFilter(rule),
    },
  };
}
