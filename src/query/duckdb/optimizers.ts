/**
 * The steps of DuckDB's optimizer that bring conditions down to the tables. A plan that was made over
 * tables without rows has to come from these alone.
 */
export const PLANNING_OPTIMIZERS = [
  'expression_rewriter',
  'filter_pullup',
  'filter_pushdown',
  'cte_filter_pusher',
  'cte_inlining',
  'in_clause',
  'regex_range',
] as const;

/**
 * All other steps. Some conclude from missing rows that nothing has to be read (`statistics_propagation`,
 * `empty_result_pullup`); after others the plan can no longer be printed.
 */
export const DISABLED_OPTIMIZERS = [
  'build_side_probe_side',
  'column_lifetime',
  'common_aggregate',
  'common_subexpressions',
  'common_subplan',
  'compressed_materialization',
  'deliminator',
  'duplicate_groups',
  'empty_result_pullup',
  'extension',
  'join_elimination',
  'join_filter_pushdown',
  'join_order',
  'late_materialization',
  'limit_pushdown',
  'materialized_cte',
  'reorder_filter',
  'row_group_pruner',
  'sampling_pushdown',
  'statistics_propagation',
  'sum_rewriter',
  'top_n',
  'top_n_window_elimination',
  'unnest_rewriter',
  'unused_columns',
  'window_self_join',
] as const;
