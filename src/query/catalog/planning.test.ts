import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lakeOfRecords, type QueryLake } from '../../../test/fixtures/query-lake.js';
import { renderParameters } from '../parameters/render-parameters.js';
import type { QueryEngine } from '../query-engine.js';
import { readFixtures } from './fixture.contract.js';
import { loadCatalog } from './load-catalog.js';

const catalog = await loadCatalog();
let lake: QueryLake;
let engine: QueryEngine;

beforeAll(async () => {
  lake = await lakeOfRecords([]);
  engine = await lake.engine({ from: new Date('2026-03-01T00:00:00Z') });
});
afterAll(async () => lake.remove());

describe("DuckDB's plan, from which files are chosen", () => {
  it.each(catalog.map((query) => [query.name, query] as const))('can be read for %s', async (name, query) => {
    const sql = renderParameters(query, readFixtures(name).positive.parameters ?? {});
    const { tables } = await engine.explain({ sql });
    expect(tables.map((table) => table.name)).toEqual(['cloudtrail_events']);
    const conditions = tables.flatMap((table) => table.conditions);
    expect(conditions.filter((condition) => !condition.includes('event_time >= 2026-03-01'))).toEqual([]);
  });
});
