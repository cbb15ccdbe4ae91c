import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../../../test/fixtures/log-files.js';
import { ask, lakeOfRecords, type QueryLake } from '../../../test/fixtures/query-lake.js';
import { UserError } from '../../errors.js';
import type { DataFile, QueriedLake, TableSnapshot } from '../lake-snapshot.js';
import { openQueryEngine } from '../open-query-engine.js';
import type { QueryEngine } from '../query-engine.js';

const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03'];
const ACCOUNTS = ['111122223333', '444455556666'];

const RECORDS = DAYS.flatMap((day, index) =>
  ACCOUNTS.map((account) =>
    record({
      eventTime: `${day}T10:00:00Z`,
      eventName: `Action${index}`,
      awsRegion: account === ACCOUNTS[0] ? 'eu-west-1' : 'us-east-1',
      recipientAccountId: account,
    }),
  ),
);

let lake: QueryLake;
beforeAll(async () => {
  lake = await lakeOfRecords(RECORDS);
});
afterAll(async () => lake.remove());

const COUNT =
  'SELECT count(*) AS events, min(event_time) AS first, max(event_time) AS last FROM cloudtrail_events';

describe('the engine', () => {
  it('gives only the files that can hold a row, and says so', async () => {
    const engine = await lake.engine();
    const all = await ask(engine, COUNT);
    expect(all).toMatchObject({ rows: [[6, '2026-03-01T10:00:00Z', '2026-03-03T10:00:00Z']] });
    expect(all.statistics).toMatchObject({ files: 3, pruned: 0 });
    const bytes = lake.snapshot.tables.cloudtrail_events.files.map((file) => file.size);
    expect(all.statistics.bytes).toBe(bytes.reduce((sum, size) => sum + size, 0));
    const wheres = [
      "event_time >= from_iso8601_timestamp('2026-03-03')",
      "dt = DATE '2026-03-03'",
      "event_name = 'Action2'",
      "event_name IN ('Action2', 'Action9')",
      "event_name LIKE 'Action2%' AND read_only",
    ];
    for (const where of wheres) {
      const one = await ask(engine, `${COUNT} WHERE ${where}`);
      expect(one.rows).toEqual([[2, '2026-03-03T10:00:00Z', '2026-03-03T10:00:00Z']]);
      expect(one.statistics, where).toMatchObject({ files: 1, pruned: 2 });
    }
  });

  it('reads no table that the statement does not name', async () => {
    const { statistics } = await ask(
      await lake.engine(),
      'SELECT count(*) AS files FROM cloudtrail_log_files',
    );
    expect(statistics).toMatchObject({ files: 1, pruned: 0 });
    expect((await ask(await lake.engine(), 'SELECT 1')).statistics).toMatchObject({
      files: 0,
      pruned: 0,
      bytes: 0,
    });
  });

  it('keeps the files that any part of the statement needs', async () => {
    const sql = `SELECT a.event_name AS a, b.event_name AS b
      FROM cloudtrail_events AS a JOIN cloudtrail_events AS b ON a.account_id = b.account_id
      WHERE a.event_name = 'Action0' AND b.event_name = 'Action2' ORDER BY a.account_id`;
    const { rows, statistics } = await ask(await lake.engine(), sql);
    expect(rows).toEqual([
      ['Action0', 'Action2'],
      ['Action0', 'Action2'],
    ]);
    expect(statistics).toMatchObject({ files: 2, pruned: 1 });
  });

  it.each([
    ['from', { from: new Date('2026-03-02T10:00:00Z') }, 4, 1],
    ['to', { to: new Date('2026-03-02T10:00:00Z') }, 2, 2],
    ['from and to', { from: new Date('2026-03-02T10:00:00Z'), to: new Date('2026-03-02T10:00:01Z') }, 2, 2],
    ['accounts', { accounts: [ACCOUNTS[0]!] }, 3, 0],
    ['two accounts', { accounts: ACCOUNTS }, 6, 0],
    ['regions', { regions: ['us-east-1'] }, 3, 0],
    ['nothing that is there', { regions: ['ap-south-1'] }, 0, 3],
    ['empty lists', { accounts: [], regions: [] }, 6, 0],
  ])('narrows the tables themselves by %s', async (_, narrowing, events, pruned) => {
    const engine = await lake.engine(narrowing);
    const { rows, statistics } = await ask(engine, COUNT);
    expect(rows[0]?.[0]).toBe(events);
    expect(statistics.pruned).toBe(pruned);
    const sql = 'SELECT (SELECT count(*) FROM cloudtrail_events) + count(*) AS twice FROM cloudtrail_events';
    expect((await ask(engine, sql)).rows).toEqual([[events * 2]]);
  });

  it('answers several questions at the same time', async () => {
    const engine = await lake.engine();
    const answers = await Promise.all(
      DAYS.map(async (_, day) => ask(engine, `${COUNT} WHERE event_name = 'Action${day}'`)),
    );
    expect(answers.map(({ rows }) => rows[0]?.[1])).toEqual(DAYS.map((day) => `${day}T10:00:00Z`));
  });

  it('gives columns of the same name different ones', async () => {
    const { columns } = await ask(await lake.engine(), 'SELECT 1 AS a, 2 AS a');
    expect(new Set(columns.map((column) => column.name)).size).toBe(2);
  });

  it('streams a large result in order and in batches', async () => {
    const engine = await lake.engine();
    const { batches } = await engine.run({ sql: 'SELECT i FROM range(10000) AS t (i) ORDER BY i DESC' });
    const sizes: number[] = [];
    let last = 10_000;
    for await (const batch of batches) {
      sizes.push(batch.length);
      for (const [value] of batch) expect(value).toBe((last -= 1));
    }
    expect(last).toBe(0);
    expect(sizes.length).toBeGreaterThan(1);
  });

  it('fails as a whole when a row late in the result cannot be made', async () => {
    const sql =
      "SELECT CAST(CASE WHEN i = 1500000 THEN 'x' ELSE '1' END AS integer) AS n FROM range(2000000) AS t (i)";
    const engine = await lake.engine();
    await expect(engine.run({ sql })).rejects.toThrow(/Could not convert string 'x'/);
  });

  it('spills into its own folder and removes it', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'orgtrail-spill-'));
    const engine = await openQueryEngine({
      snapshot: lake.snapshot,
      temporaryFolder: parent,
      memoryLimitMegabytes: 60,
      threads: 1,
    });
    const { rows } = await ask(
      engine,
      'SELECT max(n) AS n FROM (SELECT row_number() OVER (ORDER BY md5(CAST(i AS varchar))) AS n FROM range(600000) AS t (i))',
    );
    expect(rows).toEqual([[600_000]]);
    await engine.close();
    expect(await readdir(parent)).toEqual([]);
    await rm(parent, { recursive: true });
  });
});

describe('a query that is cancelled', () => {
  const ENDLESS = 'SELECT count(*) AS n FROM range(1000000000000) AS t (i) WHERE i % 7 = 3';

  it('before it starts does not start', async () => {
    const engine = await lake.engine();
    await expect(engine.run({ sql: ENDLESS, signal: AbortSignal.abort() })).rejects.toThrow(/cancelled/);
  });

  it('while it runs ends, and the engine goes on', async () => {
    const engine = await lake.engine();
    const controller = new AbortController();
    const running = engine.run({ sql: ENDLESS, signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await expect(running).rejects.toThrow(/cancelled/);
    expect((await ask(engine, COUNT)).rows[0]?.[0]).toBe(6);
  });

  it('while its rows are read gives no more of them', async () => {
    const engine = await lake.engine();
    const controller = new AbortController();
    const sql = 'SELECT i FROM range(100000) AS t (i)';
    const { batches } = await engine.run({ sql, signal: controller.signal });
    const read = async () => {
      for await (const _ of batches) controller.abort();
    };
    await expect(read()).rejects.toThrow(/cancelled/);
  });

  it('while it writes a file leaves none', async () => {
    const engine = await lake.engine();
    const folder = await mkdtemp(join(tmpdir(), 'orgtrail-cancel-'));
    const controller = new AbortController();
    const path = join(folder, 'rows.parquet');
    const writing = engine.writeParquet({ sql: ENDLESS, path, signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await expect(writing).rejects.toThrow(/cancelled/);
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe('explain', () => {
  it('says what would be read, and gives one statement for other engines', async () => {
    const engine = await lake.engine({ from: new Date('2026-03-02T00:00:00Z'), accounts: [ACCOUNTS[0]!] });
    const { narrowedSql, tables, plan } = await engine.explain({
      sql: "SELECT event_name FROM cloudtrail_events WHERE event_name > 'Action1';",
    });
    expect(narrowedSql).toBe(`WITH cloudtrail_events AS (
  SELECT *
  FROM cloudtrail_events
  WHERE event_time >= from_iso8601_timestamp('2026-03-02T00:00:00.000Z') AND dt >= DATE '2026-03-02' AND account_id IN ('111122223333')
)
SELECT event_name FROM cloudtrail_events WHERE event_name > 'Action1'`);
    expect(tables).toMatchObject([{ name: 'cloudtrail_events', files: 1, pruned: 2 }]);
    expect(tables[0]?.conditions[0]?.split(' AND ').toSorted()).toEqual([
      "account_id = '111122223333'",
      'dt >= 2026-03-02',
      "event_name > 'Action1'",
      'event_time >= 2026-03-02T00:00:00.000Z',
    ]);
    expect(plan).toContain('READ_PARQUET');
  });
});

describe('writeParquet', () => {
  let folder: string;
  let engine: QueryEngine;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orgtrail-parquet-'));
    engine = await lake.engine();
  });
  afterEach(async () => rm(folder, { recursive: true }));

  const readBack = async (path: string) => {
    const connection = await (await DuckDBInstance.create()).connect();
    return (await connection.runAndReadAll(`FROM read_parquet('${path}')`)).getRowsJson();
  };

  it('writes the rows in order and replaces an older file', async () => {
    const path = join(folder, "o'clock.parquet");
    await writeFile(path, 'older');
    const sql = 'SELECT DISTINCT event_name FROM cloudtrail_events ORDER BY event_name DESC -- newest';
    const result = await engine.writeParquet({ sql, path });
    expect(result).toMatchObject({ rows: 3, statistics: { files: 3, pruned: 0 } });
    expect(await readBack(path.replace("'", "''"))).toEqual([['Action2'], ['Action1'], ['Action0']]);
    expect(await readdir(folder)).toEqual(["o'clock.parquet"]);
  });

  it('writes what DESCRIBE answers', async () => {
    const path = join(folder, 'columns.parquet');
    const { rows } = await engine.writeParquet({ sql: 'DESCRIBE cloudtrail_events', path });
    expect(rows).toBe(lake.snapshot.tables.cloudtrail_events.columns.length);
  });

  it('leaves an older file as it was when the query fails', async () => {
    const path = join(folder, 'rows.parquet');
    await engine.writeParquet({ sql: 'SELECT 1 AS n', path });
    const sql = 'SELECT CAST(event_name AS integer) AS n FROM cloudtrail_events';
    await expect(engine.writeParquet({ sql, path })).rejects.toBeInstanceOf(UserError);
    expect(await readBack(path)).toEqual([[1]]);
    expect(await readdir(folder)).toEqual(['rows.parquet']);
  });

  it('says that the folder is missing', async () => {
    const path = join(folder, 'missing', 'rows.parquet');
    await expect(engine.writeParquet({ sql: 'SELECT 1', path })).rejects.toThrow(/there is no such folder/);
  });
});

describe('files of a lake', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orgtrail-files-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  const COLUMNS: TableSnapshot['columns'] = [
    { name: 'event_name', type: 'string' },
    { name: 'n', type: 'long' },
    { name: 'added_later', type: 'boolean' },
    { name: 'dt', type: 'date' },
  ];

  const write = async (name: string, select: string): Promise<DataFile> => {
    const path = join(folder, 'dt=2026-03-01', name);
    await mkdir(join(folder, 'dt=2026-03-01'), { recursive: true });
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`);
    return file(path);
  };

  const file = (path: string, names: readonly [string, string] | [] = []): DataFile => ({
    path,
    partition: { dt: '2026-03-01' },
    size: 1,
    rows: 1,
    statistics: {
      minimum: names[0] === undefined ? {} : { event_name: names[0] },
      maximum: names[1] === undefined ? {} : { event_name: names[1] },
      nullCount: {},
    },
  });

  const lakeOf = (files: readonly DataFile[]): QueriedLake => ({
    tables: { cloudtrail_events: { name: 'cloudtrail_events', version: 1, columns: COLUMNS, files } },
  });

  const query = async (files: readonly DataFile[], sql: string) => {
    const engine = await openQueryEngine({ snapshot: lakeOf(files), temporaryFolder: folder });
    try {
      return await ask(engine, sql);
    } finally {
      await engine.close();
    }
  };

  it('that were pruned are not even opened', async () => {
    const there = await write('a.parquet', "SELECT 'a' AS event_name, 1 AS n");
    const gone = [file(join(folder, 'gone.parquet'), ['m', 'z'])];
    const { rows } = await query([there, ...gone], "SELECT n FROM cloudtrail_events WHERE event_name = 'a'");
    expect(rows).toEqual([[1]]);
  });

  it('that are gone although they are needed are an error that says so', async () => {
    const files = [file(join(folder, 'gone.parquet'))];
    await expect(query(files, 'SELECT n FROM cloudtrail_events')).rejects.toThrow(
      /a file of the lake could not be read: .*gone\.parquet/,
    );
  });

  it('may lack columns, hold them in another order or in a narrower type', async () => {
    const old = await write('old.parquet', "SELECT CAST(1 AS integer) AS n, 'a' AS event_name");
    const recent = await write(
      'new.parquet',
      "SELECT 'b' AS event_name, true AS added_later, CAST(2 AS bigint) AS n, 'x' AS unknown",
    );
    const { columns, rows } = await query([old, recent], 'SELECT * FROM cloudtrail_events ORDER BY n');
    expect(columns.map((column) => column.name)).toEqual(COLUMNS.map((column) => column.name));
    expect(rows).toEqual([
      ['a', 1, null, '2026-03-01'],
      ['b', 2, true, '2026-03-01'],
    ]);
  });

  it('may be none: the columns are there all the same', async () => {
    const { columns, rows } = await query([], 'SELECT * FROM cloudtrail_events');
    expect(columns).toEqual([
      { name: 'event_name', type: 'text' },
      { name: 'n', type: 'integer' },
      { name: 'added_later', type: 'boolean' },
      { name: 'dt', type: 'date' },
    ]);
    expect(rows).toEqual([]);
  });

  it('may have quotes and wildcards in their names', async () => {
    const odd = await write("it's [a]*?.parquet", "SELECT 'a' AS event_name, 1 AS n");
    await write('it.parquet', "SELECT 'other' AS event_name, 2 AS n");
    expect((await query([odd], 'SELECT event_name, n FROM cloudtrail_events')).rows).toEqual([['a', 1]]);
  });

  it('below a folder named like a column are refused, not misread', async () => {
    const path = join(folder, 'event_name=x', 'dt=2026-03-01', 'a.parquet');
    await expect(query([file(path)], 'SELECT event_name FROM cloudtrail_events')).rejects.toThrow(
      /the folder event_name=x above the lake is named like a partition/,
    );
  });
});
