import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../test/fixtures/log-files.js';
import { ask, lakeOfRecords, type QueryLake } from '../../../test/fixtures/query-lake.js';
import { UserError } from '../../errors.js';
import type { QueryEngine } from '../query-engine.js';

let lake: QueryLake;
let engine: QueryEngine;
beforeAll(async () => {
  lake = await lakeOfRecords([record()]);
  engine = await lake.engine();
  await writeFile(join(lake.lake.folder, 'secret.csv'), 'a\n1\n');
});
afterAll(async () => lake.remove());

const refusal = async (sql: string): Promise<UserError> => {
  const folder = lake.lake.folder;
  const error = await ask(engine, sql.replaceAll('$folder', folder)).then(
    () => new Error('it was answered'),
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
};

const OUT_OF_REACH = /a query cannot reach files, other machines or settings/;

describe('a query cannot reach', () => {
  it.each([
    "SELECT * FROM read_csv('$folder/secret.csv')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM read_json('https://example.com/x.json')",
    "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
    "SELECT * FROM '$folder/secret.csv'",
    'SELECT * FROM "$folder/secret.csv"',
    "SELECT * FROM glob('$folder/*')",
    "SELECT * FROM sniff_csv('$folder/secret.csv')",
    "SELECT * FROM query('SELECT * FROM read_text(''/etc/passwd'')')",
    'SELECT * FROM duckdb_secrets()',
  ])('files or networks: %s', async (sql) => {
    expect((await refusal(sql)).what).toMatch(OUT_OF_REACH);
  });

  it('a file of the lake by its path, so that narrowing holds', async () => {
    const [file] = lake.snapshot.tables.cloudtrail_events.files;
    expect((await refusal(`SELECT * FROM read_parquet('${file!.path}')`)).what).toMatch(OUT_OF_REACH);
    expect((await refusal(`SELECT * FROM parquet_metadata('${file!.path}')`)).what).toMatch(OUT_OF_REACH);
  });

  it.each(['getenv', 'read_env', 'system'])('the environment: %s', async (name) => {
    expect(await refusal(`SELECT ${name}('HOME')`)).toMatchObject({ what: `there is no function ${name}` });
  });
});

describe('a query is one SELECT, not', () => {
  it.each([
    ["COPY (SELECT 1) TO '$folder/out.csv'", 'COPY'],
    ["ATTACH '$folder/other.db' AS other", 'ATTACH'],
    ['INSTALL httpfs', 'INSTALL'],
    ['LOAD httpfs', 'LOAD'],
    ['PRAGMA database_list', 'PRAGMA'],
    ["PRAGMA enable_profiling('json')", 'PRAGMA'],
    ['SET memory_limit = 0', 'SET'],
    ['RESET lock_configuration', 'RESET'],
    ['CALL pragma_version()', 'CALL'],
    ['CREATE TABLE x AS SELECT 1', 'CREATE'],
    ['DROP VIEW cloudtrail_events', 'DROP'],
    ['INSERT INTO x VALUES (1)', 'INSERT'],
    ["EXPORT DATABASE '$folder/out'", 'EXPORT'],
    ["IMPORT DATABASE '$folder/out'", 'IMPORT'],
    ['EXPLAIN SELECT 1', 'EXPLAIN'],
    ['USE memory', 'USE'],
    ['/* SELECT */ CHECKPOINT', 'CHECKPOINT'],
  ])('%s', async (sql, verb) => {
    expect(await refusal(sql)).toMatchObject({ what: `only one SELECT statement is allowed, not ${verb}` });
  });

  it.each([
    ['SELECT 1; SELECT 2', 'one statement is expected, not 2'],
    ["SELECT 1; COPY (SELECT 1) TO '$folder/out.csv'", 'one statement is expected, not 2'],
    ['', 'there is no SQL statement'],
    ['  -- nothing\n;', 'there is no SQL statement'],
    ['SELECT $1', 'the statement has placeholders'],
    ['SELECT ?', 'the statement has placeholders'],
  ])('%j', async (sql, what) => {
    expect(await refusal(sql)).toMatchObject({ what });
  });

  it.each([
    "SELECT 1) TO '$folder/out.csv' (FORMAT csv) --",
    'WITH x AS (DELETE FROM cloudtrail_events RETURNING 1) SELECT * FROM x',
    'SELECT * FROM (INSERT INTO x VALUES (1))',
  ])('one that hides another: %s', async (sql) => {
    expect((await refusal(sql)).what).toMatch(/^the SQL is wrong: /);
    const path = join(lake.lake.folder, 'rows.parquet');
    await expect(engine.writeParquet({ sql, path })).rejects.toBeInstanceOf(UserError);
  });

  it('and leaves nothing behind when it was refused', async () => {
    expect(existsSync(join(lake.lake.folder, 'out.csv'))).toBe(false);
    expect(
      (await readdir(lake.lake.folder)).filter((name) => !/^(?:lake|secret\.csv|orgtrail-)/.test(name)),
    ).toEqual([]);
  });
});

describe('a query may', () => {
  it.each([
    ['SELECT 1 AS x; -- done', [[1]]],
    ['VALUES (1), (2)', [[1], [2]]],
    ['WITH x AS (SELECT 1 AS a) SELECT a FROM x', [[1]]],
    ['FROM cloudtrail_events SELECT count(*)', [[1]]],
    ['(SELECT 2 AS x) ORDER BY 1', [[2]]],
    ['SELECT \'SELECT 1; COPY\' AS ";"', [['SELECT 1; COPY']]],
  ])('be %s', async (sql, rows) => {
    expect((await ask(engine, sql)).rows).toEqual(rows);
  });

  it('ask which tables and columns there are', async () => {
    const tables = await ask(engine, 'SHOW TABLES');
    expect(tables.rows.flat()).toEqual(Object.keys(lake.snapshot.tables).toSorted());
    const { rows } = await ask(engine, 'DESCRIBE cloudtrail_events');
    const declared = lake.snapshot.tables.cloudtrail_events.columns.map((column) => column.name);
    expect(rows.map((row) => row[0])).toEqual(declared);
  });
});

describe('wrong SQL', () => {
  it.each([
    ['SELECT\n  nosuch\nFROM cloudtrail_events', 'line 2, column 3', /Referenced column "nosuch" not found/],
    ["SELECT 'é', nosuch", 'line 1, column 13', /Referenced column "nosuch"/],
    ['SELEC 1', undefined, /not SELEC/],
    ['SELECT * FROM range(3) LIMIT', 'line 1, column 29', /end of input/],
    ["SELECT 'open", 'line 1, column 8', /unterminated/],
    ['SELECT 1 FROM nosuch', 'line 1, column 15', /there is no table nosuch/],
    ['SELECT nosuch(1)', 'line 1, column 8', /there is no function nosuch/],
    ['SELECT CAST(event_name AS integer) FROM cloudtrail_events', undefined, /Could not convert string/],
  ])('%j is told at %s', async (sql, where, what) => {
    const error = await refusal(sql);
    expect(error.where).toBe(where);
    expect(error.what).toMatch(what);
  });

  it('with an unfilled placeholder says how to fill it', async () => {
    expect(await refusal('SELECT :limit')).toMatchObject({
      next: expect.stringContaining('--param') as string,
    });
  });
});
