export type { Compilation } from './compilation.js';
export { asAwsSpells } from './shape/as-aws-spells.js';
export { fieldShape, type FieldShape } from './shape/field-shapes.js';
export { compileSql } from './sql/compile-sql.js';
export { fieldsWithoutColumn } from './sql/fields-without-column.js';
export { type FieldColumn, type FieldColumns, locate as locateField } from './sql/field-columns.js';
export {
  compileEventPattern,
  type EventPatternOptions,
  PATTERN_QUOTA,
} from './event-pattern/compile-event-pattern.js';
export type { EventPattern, Matcher } from './event-pattern/event-pattern.js';
export {
  packEventPatterns,
  type PackedPattern,
  type PackedPatterns,
} from './event-pattern/pack-event-patterns.js';
export { matchEventPattern } from './event-pattern/match-event-pattern.js';
export {
  compileMetricFilter,
  FILTER_PATTERN_LIMIT,
  type FilterPatterns,
  FILTERS_PER_LOG_GROUP,
} from './metric-filter/compile-metric-filter.js';
export { matchFilterPattern } from './metric-filter/match-filter-pattern.js';
