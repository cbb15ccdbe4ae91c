import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../test/fixtures/query-lake.js';
import { compareKeys } from '../../storage/index.js';
import type { DataFile, TableSnapshot } from '../lake-snapshot.js';
import { openQueryEngine } from '../open-query-engine.js';
import type { QueryEngine } from '../query-engine.js';
import { textLiteral } from '../sql/literal.js';

/** Many small files, some without statistics, and a second reader that is given all of them. */
const COLUMNS: TableSnapshot['columns'] = [
  { name: 'event_time', type: 'timestamp' },
  { name: 'event_name', type: 'string' },
  { name: 'account_id', type: 'string' },
  { name: 'record_index', type: 'long' },
  { name: 'read_only', type: 'boolean' },
  { name: 'dt', type: 'date' },
];

interface Row {
  readonly event_time: string | null;
  readonly event_name: string | null;
  readonly account_id: string | null;
  readonly record_index: number | null;
  readonly read_only: boolean | null;
}

const NAMES = ['A', 'CreateUser', 'ListUsers', 'StopLogging', "it's", 'é', '\ue000', '\uffee', '😀', ''];
const ACCOUNTS = ['111122223333', '222233334444', '444455556666'];
const TIMES = Array.from(
  { length: 24 },
  (_, hour) => `2026-03-0${1 + (hour % 4)} ${String(hour).padStart(2, '0')}:00:00.5+00`,
);

const nullable = <Value>(values: readonly Value[]): fc.Arbitrary<Value | null> =>
  fc.option(fc.constantFrom(...values), { freq: 8, nil: null });

const row = fc.record<Row>({
  event_time: nullable(TIMES),
  event_name: nullable(NAMES),
  account_id: nullable(ACCOUNTS),
  record_index: nullable([-1, 0, 1, 2, 3]),
  read_only: nullable([true, false]),
});

/** Rows of a file resemble each other, so that statistics tell files apart. */
const fileRows = fc
  .tuple(row, fc.array(row, { maxLength: 2 }), fc.integer({ min: 1, max: 3 }))
  .map(([common, others, copies]) => [...Array.from({ length: copies }, () => common), ...others]);

const literal = (value: Row[keyof Row], type: string): string => {
  if (value === null) return `CAST(NULL AS ${type})`;
  return typeof value === 'string' ? `CAST(${textLiteral(value)} AS ${type})` : String(value);
};

const selectRow = (each: Row): string =>
  `SELECT ${literal(each.event_time, 'TIMESTAMPTZ')} AS event_time, ${literal(each.event_name, 'VARCHAR')} AS event_name,
    ${literal(each.account_id, 'VARCHAR')} AS account_id, CAST(${literal(each.record_index, 'BIGINT')} AS BIGINT) AS record_index,
    ${literal(each.read_only, 'BOOLEAN')} AS read_only`;

const bounds = (rows: readonly Row[], end: 0 | -1): Record<string, string | number> => {
  const pick = <Value>(values: readonly (Value | null)[], order: (a: Value, b: Value) => number) =>
    values
      .filter((value) => value !== null)
      .toSorted(order)
      .at(end);
  const found = {
    event_time: pick(
      rows.map((each) => each.event_time),
      compareKeys,
    )
      ?.replace(' ', 'T')
      .replace('.5+00', '.500Z'),
    event_name: pick(
      rows.map((each) => each.event_name),
      compareKeys,
    ),
    account_id: pick(
      rows.map((each) => each.account_id),
      compareKeys,
    ),
    record_index: pick(
      rows.map((each) => each.record_index),
      (a, b) => a - b,
    ),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number
  >;
};

const nulls = (rows: readonly Row[]): Record<string, number> =>
  Object.fromEntries(
    (['event_time', 'event_name', 'account_id', 'record_index', 'read_only'] as const).map((name) => [
      name,
      rows.filter((each) => each[name] === null).length,
    ]),
  );

let folder: string;
let writer: DuckDBConnection;
let engine: QueryEngine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgtrail-pruning-'));
  writer = await (await DuckDBInstance.create()).connect();
  await writer.run("SET TimeZone = 'UTC'");
  const samples = fc.sample(fileRows, { numRuns: 40, seed: 7 });
  const files = await Promise.all(samples.map(writeFile));
  const paths = files.map((file) => textLiteral(file.path)).join(', ');
  await writer.run(`CREATE VIEW cloudtrail_events AS SELECT * FROM
    read_parquet([${paths}], hive_partitioning = true, hive_types = {'dt': DATE})`);
  const table = { name: 'cloudtrail_events', version: 1, columns: COLUMNS, files };
  engine = await openQueryEngine({
    snapshot: { tables: { cloudtrail_events: table } },
    temporaryFolder: folder,
  });
});

afterAll(async () => {
  await engine.close();
  writer.closeSync();
  await rm(folder, { recursive: true, force: true });
});

const writeFile = async (rows: readonly Row[], index: number): Promise<DataFile> => {
  const dt = `2026-03-0${1 + (index % 4)}`;
  const path = join(folder, `dt=${dt}`, `${index}.parquet`);
  await mkdir(join(folder, `dt=${dt}`), { recursive: true });
  await writer.run(
    `COPY (${rows.map(selectRow).join(' UNION ALL ')}) TO ${textLiteral(path)} (FORMAT parquet)`,
  );
  const known = index % 7 !== 0;
  return {
    path,
    partition: { dt },
    size: (await stat(path)).size,
    rows: rows.length,
    statistics: {
      minimum: known ? bounds(rows, 0) : {},
      maximum: known ? bounds(rows, -1) : {},
      nullCount: known ? nulls(rows) : {},
    },
  };
};

const operator = fc.constantFrom('=', '<>', '<', '<=', '>', '>=', 'IS DISTINCT FROM', 'IS NOT DISTINCT FROM');
const text = fc.constantFrom(...NAMES, 'B', 'Z', '\uf000').map(textLiteral);
const time = fc
  .constantFrom(...TIMES, '2026-02-01 00:00:00+00', '2026-04-01 00:00:00+00')
  .map((each) => `TIMESTAMPTZ '${each}'`);
const day = fc.integer({ min: 0, max: 5 }).map((each) => `DATE '2026-03-0${each}'`.replace('03-00', '02-28'));
const number = fc.integer({ min: -2, max: 4 }).map(String);
const account = fc.constantFrom(...ACCOUNTS, '999999999999').map(textLiteral);

const comparison = (column: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(operator, value).map(([sign, other]) => `${column} ${sign} ${other}`),
    fc.tuple(operator, value).map(([sign, other]) => `${other} ${sign} ${column}`),
    fc.array(value, { minLength: 1, maxLength: 4 }).map((others) => `${column} IN (${others.join(', ')})`),
    fc
      .array(value, { minLength: 1, maxLength: 2 })
      .map((others) => `${column} NOT IN (${others.join(', ')})`),
    fc.tuple(value, value).map(([low, high]) => `${column} BETWEEN ${low} AND ${high}`),
    fc.constantFrom(`${column} IS NULL`, `${column} IS NOT NULL`),
    value.map((other) => `coalesce(${column} = ${other}, false)`),
  );

const simple = fc.oneof(
  comparison('event_name', text),
  comparison('event_time', time),
  comparison('dt', day),
  comparison('record_index', number),
  comparison('account_id', account),
  fc.constantFrom(
    'read_only',
    'NOT read_only',
    'read_only IS NULL',
    "event_name LIKE 'S%'",
    "event_name LIKE '%s'",
  ),
  time.map((each) => `event_time >= ${each} - INTERVAL '1' HOUR`),
  account.map((each) => `account_id || '' = ${each}`),
);

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    simple,
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} AND ${b})`),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a} OR ${b})`),
    tie('condition').map((a) => `(NOT ${a})`),
  ),
}));

const ALL = 'event_time, event_name, account_id, record_index, read_only, dt';

/** Shapes in which filters travel: through joins, set operations, aggregates, windows, subqueries and recursion. */
const statement = fc.oneof(
  condition.map((a) => `SELECT ${ALL} FROM cloudtrail_events WHERE ${a}`),
  condition.map(
    (a) =>
      `SELECT count(*) AS n, min(event_time) AS low, max(event_name) AS high FROM cloudtrail_events WHERE ${a}`,
  ),
  condition.map(
    (a) => `SELECT event_name, count(*) AS n FROM cloudtrail_events GROUP BY event_name HAVING bool_or(${a})`,
  ),
  condition.map((a) => `SELECT count(*) FILTER (WHERE ${a}) AS n FROM cloudtrail_events`),
  fc.tuple(condition, condition).map(
    ([a, b]) => `SELECT x.event_name, y.event_name AS other, count(*) AS n
      FROM (SELECT * FROM cloudtrail_events WHERE ${a}) AS x
      LEFT JOIN (SELECT * FROM cloudtrail_events WHERE ${b}) AS y ON x.account_id = y.account_id GROUP BY 1, 2`,
  ),
  fc
    .tuple(condition, condition)
    .map(
      ([a, b]) =>
        `SELECT ${ALL} FROM cloudtrail_events WHERE ${a} UNION ALL SELECT ${ALL} FROM cloudtrail_events WHERE ${b}`,
    ),
  fc
    .tuple(condition, condition)
    .map(
      ([a, b]) =>
        `SELECT event_name FROM cloudtrail_events WHERE ${a} EXCEPT SELECT event_name FROM cloudtrail_events WHERE ${b}`,
    ),
  fc.tuple(condition, condition).map(
    ([a, b]) => `SELECT ${ALL} FROM cloudtrail_events WHERE ${a}
      AND account_id IN (SELECT account_id FROM cloudtrail_events WHERE ${b})`,
  ),
  fc.tuple(condition, condition).map(
    ([a, b]) => `SELECT ${ALL} FROM cloudtrail_events AS x WHERE (${a})
      AND NOT EXISTS (SELECT 1 FROM cloudtrail_events AS y WHERE y.event_name = x.event_name AND (${b.replaceAll(/\b(event_time|event_name|account_id|record_index|read_only|dt)\b/g, 'y.$1')}))`,
  ),
  fc.tuple(condition, condition).map(
    ([a, b]) => `WITH x AS (SELECT * FROM cloudtrail_events WHERE ${a}) SELECT count(*) AS n FROM x
      WHERE record_index > (SELECT avg(record_index) FROM x) OR EXISTS (SELECT 1 FROM cloudtrail_events WHERE ${b})`,
  ),
  fc
    .tuple(condition, condition)
    .map(
      ([a, b]) =>
        `SELECT ${ALL}, n FROM (SELECT ${ALL}, count(*) OVER (PARTITION BY account_id) AS n FROM cloudtrail_events WHERE ${a}) WHERE ${b}`,
    ),
  condition.map(
    (a) => `WITH RECURSIVE r (name, depth) AS (SELECT event_name, 1 FROM cloudtrail_events WHERE ${a}
      UNION ALL SELECT e.event_name, depth + 1 FROM r JOIN cloudtrail_events AS e ON e.event_name > r.name WHERE depth < 2)
      SELECT name, depth, count(*) AS n FROM r GROUP BY 1, 2`,
  ),
);

const sorted = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.map((each) => JSON.stringify(each)).toSorted();

describe('pruning', () => {
  it('never changes an answer', async () => {
    let pruned = 0;
    await fc.assert(
      fc.asyncProperty(statement, async (sql) => {
        const { rows, statistics } = await ask(engine, sql);
        pruned += statistics.pruned;
        const expected = await writer.runAndReadAll(`SELECT CAST(to_json(q) AS varchar) FROM (${sql}) AS q`);
        const found = await ask(engine, `SELECT CAST(to_json(q) AS varchar) AS row FROM (${sql}) AS q`);
        expect(sorted(found.rows)).toEqual(sorted(expected.getRows()));
        expect(rows).toHaveLength(expected.currentRowCount);
      }),
      { numRuns: 120 },
    );
    expect(pruned).toBeGreaterThan(0);
  });
});
