/**
 * Trino functions that DuckDB lacks or defines otherwise, so that one dialect runs on both engines. A
 * macro takes the place of a built-in of the same name; `system.main.` reaches the built-in.
 *
 * https://trino.io/docs/current/functions.html
 */
interface Macro {
  readonly name: string;
  /** Parameters and body; several for different numbers of parameters. */
  readonly bodies: readonly string[];
}

const macro = (name: string, ...bodies: readonly string[]): Macro => ({ name, bodies });

/** A member whose name is not a word is `$["x-y"]` in Trino and `$."x-y"` in DuckDB. */
const PATH = `system.main.regexp_replace(path, '\\["([^"]*)"\\]', '."\\1"', 'g')`;

const FRAGMENT = `TRY(system.main.json_extract(document, ${PATH}))`;

export const MACROS: readonly Macro[] = [
  // JSON. Text that is not JSON gives null, never an error.
  macro('json_extract', `(document, path) AS ${FRAGMENT}`),
  // Null for objects and arrays: only a fragment that starts with a brace or bracket is one.
  macro(
    'json_extract_scalar',
    `(document, path) AS CASE WHEN left(CAST(${FRAGMENT} AS VARCHAR), 1) IN ('{', '[') THEN NULL ELSE ${FRAGMENT} ->> '$' END`,
  ),
  macro(
    'json_array_length',
    "(document) AS CASE WHEN left(ltrim(CAST(document AS VARCHAR)), 1) = '[' THEN TRY(system.main.json_array_length(document)) END",
  ),
  macro('json_format', '(document) AS CAST(document AS VARCHAR)'),
  macro('json_parse', '(document) AS CAST(document AS JSON)'),

  // Aggregates. `arbitrary` never gives null when there is a value.
  macro('arbitrary', '(value) AS any_value(value)'),
  macro('approx_distinct', '(value) AS approx_count_distinct(value)'),
  macro('every', '(condition) AS bool_and(condition)'),

  // Regular expressions. Trino replaces every match.
  macro('regexp_like', '(subject, pattern) AS regexp_matches(subject, pattern)'),
  macro(
    'regexp_replace',
    "(subject, pattern) AS system.main.regexp_replace(subject, pattern, '', 'g')",
    "(subject, pattern, replacement) AS system.main.regexp_replace(subject, pattern, replacement, 'g')",
  ),

  // Arrays.
  macro('cardinality', '(items) AS len(items)'),
  macro(
    'array_join',
    '(items, separator) AS array_to_string(items, separator)',
    '(items, separator, missing) AS array_to_string(list_transform(items, lambda item: coalesce(CAST(item AS VARCHAR), missing)), separator)',
  ),
  macro(
    'slice',
    '(items, first, size) AS array_slice(items, first, CASE WHEN first < 0 THEN least(first + size - 1, -1) ELSE first + size - 1 END)',
  ),
  macro(
    'arrays_overlap',
    '(items, others) AS CASE WHEN list_has_any(items, others) THEN true WHEN len(items) = list_count(items) AND len(others) = list_count(others) THEN false END',
  ),
  macro(
    'array_position',
    '(items, item) AS CASE WHEN item IS NOT NULL THEN coalesce(list_position(items, item), 0) END',
  ),
  // Null when an item is.
  macro('array_max', '(items) AS CASE WHEN len(items) = list_count(items) THEN list_max(items) END'),
  macro('array_min', '(items) AS CASE WHEN len(items) = list_count(items) THEN list_min(items) END'),
  macro('element_at', '(items, place) AS items[place]'),

  // Time. `date_diff` counts whole units that passed, not boundaries that were crossed.
  macro('from_iso8601_timestamp', '(moment) AS CAST(moment AS TIMESTAMPTZ)'),
  macro('from_iso8601_date', '(day) AS CAST(day AS DATE)'),
  macro('to_iso8601', "(moment) AS strftime(moment AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%gZ')"),
  macro('to_unixtime', '(moment) AS epoch(moment)'),
  macro('from_unixtime', '(seconds) AS to_timestamp(seconds)'),
  macro('day_of_week', '(moment) AS isodow(moment)'),
  macro('date', '(moment) AS CAST(moment AS DATE)'),
  macro(
    'date_add',
    `(unit, amount, moment) AS moment + CASE lower(unit)
      WHEN 'second' THEN to_seconds(amount)
      WHEN 'minute' THEN to_minutes(amount)
      WHEN 'hour' THEN to_hours(amount)
      WHEN 'day' THEN to_days(CAST(amount AS INTEGER))
      WHEN 'week' THEN to_weeks(CAST(amount AS INTEGER))
      WHEN 'month' THEN to_months(CAST(amount AS INTEGER))
      WHEN 'year' THEN to_years(CAST(amount AS INTEGER))
      ELSE error('date_add has no unit ' || unit) END`,
  ),
  macro('date_diff', '(unit, earlier, later) AS date_sub(unit, earlier, later)'),
];

export const CREATE_MACROS = MACROS.map(
  ({ name, bodies }) => `CREATE MACRO ${name}${bodies.join(', ')};`,
).join('\n');
