import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, lakeOfRecords, type QueryLake } from '../../../test/fixtures/query-lake.js';
import type { QueryEngine, ResultValue } from '../query-engine.js';

let lake: QueryLake;
let engine: QueryEngine;
beforeAll(async () => {
  lake = await lakeOfRecords([]);
  engine = await lake.engine();
});
afterAll(async () => lake.remove());

const CASES: readonly (readonly [string, string, ResultValue])[] = [
  ["'text'", 'text', 'text'],
  ['true', 'boolean', true],
  ['CAST(NULL AS varchar)', 'text', null],
  ['9007199254740991', 'integer', 9_007_199_254_740_991],
  ['9007199254740993', 'integer', '9007199254740993'],
  [
    'CAST(170141183460469231731687303715884105727 AS HUGEINT)',
    'integer',
    '170141183460469231731687303715884105727',
  ],
  ['-5', 'integer', -5],
  ['1.50', 'number', 1.5],
  ['0.1', 'number', 0.1],
  ['CAST(12345678901234567.89 AS decimal(20, 2))', 'number', '12345678901234567.89'],
  ['CAST(1.5 AS double)', 'number', 1.5],
  ["CAST('NaN' AS double)", 'number', 'NaN'],
  ["CAST('-Infinity' AS double)", 'number', '-Infinity'],
  ["TIMESTAMPTZ '2026-03-01 10:00:00+02'", 'timestamp', '2026-03-01T08:00:00Z'],
  ["TIMESTAMPTZ '2026-03-01 10:00:00.5Z'", 'timestamp', '2026-03-01T10:00:00.500Z'],
  ["TIMESTAMP '2026-03-01 10:00:00.000123'", 'timestamp', '2026-03-01T10:00:00.000123Z'],
  ["TIMESTAMP '1969-12-31 23:59:59.25'", 'timestamp', '1969-12-31T23:59:59.250Z'],
  ["CAST('infinity' AS TIMESTAMPTZ)", 'timestamp', 'infinity'],
  ["CAST('2026-03-01 10:00:00' AS TIMESTAMP_S)", 'timestamp', '2026-03-01T10:00:00Z'],
  ["CAST('2026-03-01 10:00:00.5' AS TIMESTAMP_MS)", 'timestamp', '2026-03-01T10:00:00.500Z'],
  ["CAST('2026-03-01 10:00:00.123456789' AS TIMESTAMP_NS)", 'timestamp', '2026-03-01T10:00:00.123456Z'],
  ["DATE '2026-03-01'", 'date', '2026-03-01'],
  ["INTERVAL '2' HOUR", 'interval', '02:00:00'],
  ["ARRAY['a', NULL]", 'text[]', ['a', null]],
  ["ARRAY[TIMESTAMPTZ '2026-03-01 10:00:00Z']", 'timestamp[]', ['2026-03-01T10:00:00Z']],
  ['ARRAY[ARRAY[1]]', 'json', [[1]]],
  ["{'a': 1, 'b': DATE '2026-03-01'}", 'json', { a: 1, b: '2026-03-01' }],
  ["MAP {'k': 9007199254740993}", 'json', [['k', '9007199254740993']]],
  [`json_extract('{"a":[1]}', '$.a')`, 'text', '[1]'],
  ["CAST('00000000-0000-0000-0000-000000000001' AS uuid)", 'text', '00000000-0000-0000-0000-000000000001'],
  ["CAST('ab' AS blob)", 'text', 'ab'],
];

describe('a value of a result', () => {
  it.each(CASES)('of %s is a %s: %j', async (expression, type, value) => {
    const { columns, rows } = await ask(engine, `SELECT ${expression} AS x`);
    expect(columns).toEqual([{ name: 'x', type }]);
    expect(rows).toEqual([[value]]);
    expect(JSON.parse(JSON.stringify(rows))).toEqual([[value]]);
  });
});
