/**
 * Functions of Trino that mean the same on DuckDB, built in or by a macro of ours. A query of the catalog
 * uses no other. Where the engines part nevertheless:
 *
 * - `regexp_extract` without a match is NULL on Trino and '' on DuckDB: write `nullif(regexp_extract(…), '')`.
 * - `$` in a regular expression also matches before a last newline on Trino: write `\z`.
 * - In `regexp_replace` a replacement names no groups, and the pattern never matches nothing.
 * - `TRY_CAST(text AS bigint)` also reads `7.6`, `1e3` and `0x10` on DuckDB: look at the text first. A double
 *   is rounded differently: `round` it before it becomes a bigint. A double as text is written differently.
 * - A number that `json_extract_scalar` gives is spelled as in the record on Trino and anew on DuckDB (`1.50`,
 *   `1e3`): cast it. A JSON value as text, from `json_format`, is each engine's own: take it from the record.
 * - A JSON path names a member that is not a word as `$["x-y"]`; Trino refuses `$.x-y`.
 * - `from_iso8601_timestamp` keeps an offset on Trino, and `hour` of it is local: write times in UTC.
 * - `array_distinct` has no order; `contains` with a NULL among the items is NULL on Trino.
 * - `split_part` beyond the last part is NULL on Trino and '' on DuckDB; `trim` takes more than blanks on Trino.
 */
export const SHARED_FUNCTIONS = {
  aggregates: [
    'approx_distinct',
    'arbitrary',
    'array_agg',
    'avg',
    'bool_and',
    'bool_or',
    'count',
    'count_if',
    'every',
    'max',
    'max_by',
    'min',
    'min_by',
    'stddev_pop',
    'sum',
  ],
  window: ['dense_rank', 'first_value', 'lag', 'last_value', 'lead', 'rank', 'row_number'],
  text: [
    'chr',
    'length',
    'lower',
    'lpad',
    'ltrim',
    'regexp_extract',
    'regexp_like',
    'regexp_replace',
    'replace',
    'reverse',
    'rpad',
    'rtrim',
    'split',
    'split_part',
    'starts_with',
    'strpos',
    'substr',
    'trim',
    'upper',
  ],
  json: ['json_array_length', 'json_extract', 'json_extract_scalar', 'json_format', 'json_parse'],
  arrays: [
    'array_distinct',
    'array_join',
    'array_max',
    'array_min',
    'array_position',
    'array_sort',
    'arrays_overlap',
    'cardinality',
    'contains',
    'element_at',
    'slice',
    'unnest',
  ],
  time: [
    'date',
    'date_add',
    'date_diff',
    'date_trunc',
    'day',
    'day_of_week',
    'from_iso8601_date',
    'from_iso8601_timestamp',
    'from_unixtime',
    'hour',
    'minute',
    'month',
    'now',
    'second',
    'to_iso8601',
    'to_unixtime',
    'year',
  ],
  others: ['abs', 'ceil', 'coalesce', 'floor', 'nullif', 'round', 'cast', 'try_cast'],
} as const;
