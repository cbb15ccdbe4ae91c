/**
 * Questions over the lake: the catalog of named queries, their parameters, and the engine that runs SQL.
 * Importing it loads no database; `openQueryEngine` does.
 */
export { findQuery } from './catalog/find-query.js';
export { closestNames } from './closest-names.js';
export { type Catalog, loadCatalog } from './catalog/load-catalog.js';
export { type CatalogQuery, type QueryColumn, type Topic, TOPICS } from './catalog/query.js';
export type { QueriedLake } from './lake-snapshot.js';
export { type NarrowedTable, narrowSql } from './narrow/narrow-sql.js';
export type { Narrowing } from './narrow/narrowing.js';
export { openQueryEngine } from './open-query-engine.js';
export { textLiteral } from './sql/literal.js';
export { SHARED_FUNCTIONS } from './sql/shared-functions.js';
export type { QueryEngineOptions } from './engine-options.js';
export type { GivenParameters, Parameter, ParameterType, ParameterValue } from './parameters/parameter.js';
export { readTimestamp } from './parameters/read-value.js';
export { type ParameterizedSql, placeholderNames, renderParameters } from './parameters/render-parameters.js';
export type {
  ParquetResult,
  QueryEngine,
  QueryExplanation,
  QueryRequest,
  QueryResult,
  QueryStatistics,
  ResultColumn,
  ResultRow,
  ResultType,
  ResultValue,
  ScalarResultType,
  TableExplanation,
} from './query-engine.js';
