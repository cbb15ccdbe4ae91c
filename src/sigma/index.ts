/**
 * Sigma 2.1, the rule language: parser, tree, and a matcher that explains itself. Semantics where
 * implementations disagree: docs/rules.md.
 */
export { parseDocuments, type ParsedFile, type SigmaFile } from './parse/parse-documents.js';
export { describeProblem, problemsError, type SigmaProblem } from './parse/problem.js';
export { describePassedOver } from './load/describe-passed-over.js';
export { type LoadedRules, loadRules } from './load/load-rules.js';
export { openRuleFolder, type OpenedRules } from './load/open-rule-folder.js';
export { readRuleFiles } from './load/read-rule-files.js';
export { applyFilters, refersTo } from './load/apply-filters.js';
export {
  type ExpandedRule,
  expandRule,
  placeholderNames,
  type PlaceholderValues,
} from './load/expand-rule.js';
export { compileRule, type RuleMatcher } from './match/compile-rule.js';
export type { Explanation, MatchedItem, Mismatch } from './match/explain.js';
export { mayMatch } from './match/may-match.js';
export { createRuleSet, type RuleSet } from './match/rule-set.js';
export { describeItem } from './match/describe-test.js';
export { fieldsOf } from './fields/fields-of.js';
export { fieldPath, type FieldPath, someValue, valuesAt } from './fields/read-field.js';
export { valueText } from './fields/value-text.js';
export type { VirtualField, VirtualFields } from './fields/virtual-field.js';
export type { Position } from './tree/position.js';
export { describeSource, type PassedOver } from './tree/passed-over.js';
export { type Constant, type Expression, type Item, itemsOf } from './tree/expression.js';
export type {
  CorrelationBound,
  CorrelationRule,
  CorrelationType,
  FilterRule,
  LogSource,
  RuleMetadata,
  SigmaDocument,
  SigmaRule,
} from './tree/rule.js';
export type { Test } from './tree/test.js';
export { CLOUDTRAIL_VIRTUAL_FIELDS } from './virtual/index.js';
export {
  type Compilation,
  compileEventPattern,
  compileMetricFilter,
  compileSql,
  type EventPattern,
  type EventPatternOptions,
  type FieldColumn,
  type FieldColumns,
  fieldsWithoutColumn,
  locateField,
  FILTER_PATTERN_LIMIT,
  type FilterPatterns,
  FILTERS_PER_LOG_GROUP,
  matchEventPattern,
  packEventPatterns,
  type PackedPattern,
  type PackedPatterns,
  matchFilterPattern,
  PATTERN_QUOTA,
} from './backends/index.js';
export {
  BACKENDS,
  type BackendName,
  type CompiledRule,
  compileForBackends,
} from './prove/compile-for-backends.js';
export { onBus, type SqlAnswers } from './prove/backend-answers.js';
export { type DerivedEvents, deriveRuleEvents } from './prove/derive-rule-events.js';
export { type EventCase, parseRuleEvents, type RuleEvents } from './prove/parse-rule-events.js';
export {
  type ProofEvent,
  type ProofFailure,
  type ProofInput,
  type ProofReport,
  proveRules,
  type RuleProof,
} from './prove/prove-rules.js';
