import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, lakeOfRecords, type QueryLake } from '../../../test/fixtures/query-lake.js';
import type { QueryEngine, ResultValue } from '../query-engine.js';
import { SHARED_FUNCTIONS } from '../sql/shared-functions.js';
import { MACROS } from './macros.js';

let lake: QueryLake;
let engine: QueryEngine;
beforeAll(async () => {
  lake = await lakeOfRecords([]);
  engine = await lake.engine();
});
afterAll(async () => lake.remove());

const T = (text: string): string => `from_iso8601_timestamp('${text}')`;

/** What Trino 476 answers. */
const CASES: readonly (readonly [string, ResultValue])[] = [
  [`json_extract_scalar('{"a":{"b":1}}', '$.a.b')`, '1'],
  [`json_extract_scalar('{"a":{"b":1}}', '$.a')`, null],
  [`json_extract_scalar('{"a":[1]}', '$.a')`, null],
  [`json_extract_scalar('{"a":[1,"x"]}', '$.a[1]')`, 'x'],
  [`json_extract_scalar('{"a":"{not an object"}', '$.a')`, '{not an object'],
  [`json_extract_scalar('{"a":"tab\\t \\u00e9"}', '$.a')`, 'tab\t é'],
  [`json_extract_scalar('{"a":null}', '$.a')`, null],
  [`json_extract_scalar('{"a":true}', '$.a')`, 'true'],
  [`json_extract_scalar('{"x-amz-acl":"private"}', '$.x-amz-acl')`, 'private'],
  [`json_extract_scalar('not json', '$.a')`, null],
  [`json_extract_scalar(NULL, '$.a')`, null],
  [`json_format(json_extract('{"a":[1,{"b":2}]}', '$.a'))`, '[1,{"b":2}]'],
  [`json_extract('{"a":1}', '$.b') IS NULL`, true],
  [`json_extract('broken', '$.b') IS NULL`, true],
  [`json_array_length('[1,2]')`, 2],
  [`json_array_length(json_extract('{"a":[1]}', '$.a'))`, 1],
  [`json_array_length('{}')`, null],
  [`json_array_length('[')`, null],
  [`json_format(json_parse('[1]'))`, '[1]'],
  ["regexp_like('abc', 'b.')", true],
  ["regexp_like('abc', '^b')", false],
  ["regexp_replace('a1b2', '[0-9]')", 'ab'],
  ["regexp_replace('a1b2', '[0-9]', '#')", 'a#b#'],
  ["nullif(regexp_extract('abc', 'x(.)', 1), '')", null],
  ["nullif(regexp_extract('abc', 'b(.)', 1), '')", 'c'],
  ["strpos('abc', 'c')", 3],
  ["strpos('abc', 'x')", 0],
  ["starts_with('abc', 'ab')", true],
  ["split_part('a/b/c', '/', 2)", 'b'],
  ["split('a,b', ',')", ['a', 'b']],
  ['cardinality(ARRAY[1, 2])', 2],
  ['cardinality(ARRAY[])', 0],
  ["array_join(ARRAY['a', NULL, 'b'], ',')", 'a,b'],
  ["array_join(ARRAY['a', NULL, 'b'], ',', '?')", 'a,?,b'],
  ['slice(ARRAY[1, 2, 3, 4], 2, 2)', [2, 3]],
  ['slice(ARRAY[1, 2, 3, 4], -3, 2)', [2, 3]],
  ['slice(ARRAY[1, 2], 1, 10)', [1, 2]],
  ["contains(ARRAY['a', 'b'], 'b')", true],
  ["contains(ARRAY[], 'b')", false],
  ["contains(ARRAY['a'], NULL)", null],
  ['arrays_overlap(ARRAY[1, 2], ARRAY[2, 3])', true],
  ["array_position(ARRAY['a', 'b'], 'b')", 2],
  ["array_position(ARRAY['a', 'b'], 'x')", 0],
  ['array_max(ARRAY[1, 3, 2])', 3],
  ['array_min(ARRAY[1, 3, 2])', 1],
  ['element_at(ARRAY[1, 2], 2)', 2],
  ['element_at(ARRAY[1, 2], 3)', null],
  ['element_at(ARRAY[1, 2], -1)', 2],
  [T('2026-03-01T10:00:00Z'), '2026-03-01T10:00:00Z'],
  [T('2026-03-01T10:00:00+02:00'), '2026-03-01T08:00:00Z'],
  [T('2026-03-01'), '2026-03-01T00:00:00Z'],
  [`to_iso8601(${T('2026-03-01T10:00:00Z')})`, '2026-03-01T10:00:00.000Z'],
  [`to_unixtime(${T('1970-01-02T00:00:00Z')})`, 86_400],
  ['from_unixtime(86400)', '1970-01-02T00:00:00Z'],
  ["from_iso8601_date('2026-03-01')", '2026-03-01'],
  [`date(${T('2026-03-01T23:59:59Z')})`, '2026-03-01'],
  ["day_of_week(DATE '2026-03-01')", 7],
  ["day_of_week(DATE '2026-03-02')", 1],
  [`hour(${T('2026-03-01T23:59:59Z')})`, 23],
  [`date_trunc('hour', ${T('2026-03-01T23:59:59Z')})`, '2026-03-01T23:00:00Z'],
  [`date_add('minute', 5, ${T('2026-03-01T23:59:00Z')})`, '2026-03-02T00:04:00Z'],
  [`date_add('day', -1, ${T('2026-03-01T00:00:00Z')})`, '2026-02-28T00:00:00Z'],
  [`date_add('month', 1, ${T('2026-01-31T00:00:00Z')})`, '2026-02-28T00:00:00Z'],
  [`date_diff('hour', ${T('2026-03-01T00:59:00Z')}, ${T('2026-03-01T01:00:00Z')})`, 0],
  [`date_diff('hour', ${T('2026-03-01T00:00:00Z')}, ${T('2026-03-01T02:30:00Z')})`, 2],
  [`date_diff('day', ${T('2026-03-02T00:00:00Z')}, ${T('2026-03-01T00:00:00Z')})`, -1],
  ['7 / 2', 3],
  ['-7 / 2', -3],
  ['CAST(7 AS double) / 2', 3.5],
];

describe('the dialect on DuckDB', () => {
  it.each(CASES)('answers %s with %j, as Trino does', async (expression, expected) => {
    const { rows } = await ask(engine, `SELECT ${expression} AS x`);
    expect(rows).toEqual([[expected]]);
  });

  it.each([
    ['arbitrary(x)', 2],
    ['approx_distinct(x)', 1],
    ['every(x > 1)', true],
    ['count_if(x = 2)', 2],
    ['max_by(x, y)', 2],
  ])('aggregates %s to %j', async (expression, expected) => {
    const values = 'VALUES (NULL, 1), (2, 3), (2, 2)';
    const { rows } = await ask(engine, `SELECT ${expression} AS x FROM (${values}) AS t (x, y)`);
    expect(rows).toEqual([[expected]]);
  });

  it('names every macro among the shared functions', () => {
    const shared = new Set<string>(Object.values(SHARED_FUNCTIONS).flat());
    expect(MACROS.map((macro) => macro.name).filter((name) => !shared.has(name))).toEqual([]);
  });

  it.each(Object.values(SHARED_FUNCTIONS).flat())('knows %s', async (name) => {
    const over = (SHARED_FUNCTIONS.window as readonly string[]).includes(name) ? ' OVER ()' : '';
    const error = await ask(engine, `SELECT ${name}()${over}`).catch((cause: Error) => cause);
    expect(String(error)).not.toMatch(/there is no function/);
  });
});
