import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, lakeOfRecords, type QueryLake } from '../../../test/fixtures/query-lake.js';
import type { QueryEngine } from '../query-engine.js';

let lake: QueryLake;
let engine: QueryEngine;

beforeAll(async () => {
  lake = await lakeOfRecords([]);
  engine = await lake.engine();
});
afterAll(async () => lake.remove());

describe('a text with a byte order mark', () => {
  it.each([
    ['at its start', "chr(65279) || 'root'", '\ufeffroot'],
    ['twice', "chr(65279) || chr(65279) || 'root'", '\ufeff\ufeffroot'],
    ['in its middle', "'a' || chr(65279) || 'b'", 'a\ufeffb'],
    ['alone', 'chr(65279)', '\ufeff'],
    ['in a list', "ARRAY[chr(65279) || 'root', NULL]", ['\ufeffroot', null]],
  ])('keeps it %s', async (_, sql, expected) => {
    const { rows } = await ask(engine, `SELECT ${sql} AS text`);
    expect(rows).toEqual([[expected]]);
  });

  it('keeps names and types of its column', async () => {
    const { columns } = await ask(engine, `SELECT chr(65279) AS "a ""b""", ARRAY['x'] AS list`);
    expect(columns).toEqual([
      { name: 'a "b"', type: 'text' },
      { name: 'list', type: 'text[]' },
    ]);
  });
});
