import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, lakeOfRecords, type QueryLake } from '../../../test/fixtures/query-lake.js';
import type { QueryEngine } from '../query-engine.js';
import { SHARED_FUNCTIONS } from '../sql/shared-functions.js';
import {
  AGGREGATE_CASES,
  AGGREGATED_ROWS,
  DIALECT_CASES,
  DIALECT_DIFFERENCES,
} from './dialect-cases.contract.js';
import { MACROS } from './macros.js';

let lake: QueryLake;
let engine: QueryEngine;
beforeAll(async () => {
  lake = await lakeOfRecords([]);
  engine = await lake.engine();
});
afterAll(async () => lake.remove());

describe('the dialect on DuckDB', () => {
  it.each(DIALECT_CASES)('answers %s with %j, as Trino does', async (expression, expected) => {
    const { rows } = await ask(engine, `SELECT ${expression} AS x`);
    expect(rows).toEqual([[expected]]);
  });

  it.each(DIALECT_DIFFERENCES)('answers %s with %j, where Trino says %j', async (expression, expected) => {
    const { rows } = await ask(engine, `SELECT ${expression} AS x`);
    expect(rows).toEqual([[expected]]);
  });

  it.each(AGGREGATE_CASES)('aggregates %s to %j', async (expression, expected) => {
    const { rows } = await ask(engine, `SELECT ${expression} AS x FROM ${AGGREGATED_ROWS}`);
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
