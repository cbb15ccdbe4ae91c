import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask, lakeOfRecords } from '../../../test/fixtures/query-lake.js';
import { renderParameters } from '../parameters/render-parameters.js';
import { completeRecords, type QueryFixture, readFixtures } from './fixture.contract.js';
import { CATALOG_FOLDER, loadCatalog } from './load-catalog.js';
import type { CatalogQuery } from './query.js';

const catalog = await loadCatalog();

/** The records go into a real lake, as ingest would store them. */
const answer = async (query: CatalogQuery, fixture: QueryFixture) => {
  const lake = await lakeOfRecords(completeRecords(fixture.records));
  try {
    const engine = await lake.engine();
    return await ask(engine, renderParameters(query, fixture.parameters ?? {}));
  } finally {
    await lake.remove();
  }
};

describe.each(catalog.map((query) => [query.name, query] as const))('the query %s', (name, query) => {
  const fixtures = readFixtures(name);

  it('finds what it is for, in the columns that its header names', async () => {
    expect(fixtures.positive.rows.length).toBeGreaterThan(0);
    const { columns, objects } = await answer(query, fixtures.positive);
    expect(objects).toMatchObject(fixtures.positive.rows);
    expect(columns.map((column) => column.name)).toEqual(query.columns.map((column) => column.name));
  });

  it(`is not misled: ${fixtures.negative.why ?? ''}`, async () => {
    expect(fixtures.negative.why).toMatch(/\.$/);
    const { objects } = await answer(query, fixtures.negative);
    expect(objects).toMatchObject(fixtures.negative.rows);
  });
});

describe('the fixtures', () => {
  it('belong to queries', () => {
    const names = readdirSync(CATALOG_FOLDER)
      .filter((name) => name.endsWith('.fixtures.json'))
      .map((name) => name.replace('.fixtures.json', ''));
    expect(names.filter((name) => !catalog.some((query) => query.name === name))).toEqual([]);
  });
});
