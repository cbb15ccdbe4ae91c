import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { TABLE_NAMES, type TableName, TABLES, type TableSnapshot } from '../../../src/lake/index.js';
import { countRows, registerTable } from '../trino/index.js';
import { firstDifference } from './first-difference.js';
import { LAKES, type Readers } from './readers.js';

const TRINO_TYPES = {
  string: 'varchar',
  timestamp: 'timestamp(3) with time zone',
  boolean: 'boolean',
  integer: 'integer',
  long: 'bigint',
  date: 'date',
} as const;

/** A total order, so that rows can be compared one by one. */
const ORDER: Readonly<Record<TableName, string>> = {
  cloudtrail_events: 'log_location, log_key, record_index',
  cloudtrail_log_files: 'identity, ingested_at',
  cloudtrail_event_copies: 'log_location, log_key, record_index',
  chain_heads: 'verified_at, log_location, chain',
  findings: 'id, subject, evidence',
};

const EVERY_TABLE = LAKES.flatMap((lake) => TABLE_NAMES.map((table) => [lake, table] as const));

/** delta-rs and Trino open every table and find what our own snapshot and DuckDB find. */
export const tablesAgree = (readers: Readers): void => {
  describe.each(EVERY_TABLE)('the %s lake: %s', (lake, table) => {
    const columns = TABLES[table].columns.map(({ name, type }) => ({ name, type }));

    it('has the rows, days and files for delta-rs that it has for us', async () => {
      const { folder, snapshot } = readers.lake(lake);
      const ours = snapshot.tables[table];
      const seen = await readers.deltaRs().readTable(join(folder, table));
      expect(seen.files.map(decodeURIComponent)).toEqual(ours.files.map(({ path }) => path).sort());
      expect(seen).toMatchObject({
        version: ours.version,
        rows: rowsOf(ours),
        recordedRows: rowsOf(ours),
        partitionColumns: ['dt'],
        rowsByPartition: rowsByDay(ours),
      });
      expect(seen.schema.fields.map(({ name, type }) => ({ name, type }))).toEqual(columns);
    });

    it('has the columns and rows for Trino that it has for us', async () => {
      const trino = readers.trino();
      const described = await trino.query(`DESCRIBE ${table}`, { schema: lake });
      expect(described.rows.map(([name, type]) => [name, type])).toEqual(
        columns.map(({ name, type }) => [name, TRINO_TYPES[type]]),
      );
      expect(await countRows(trino, lake, table)).toBe(rowsOf(readers.lake(lake).snapshot.tables[table]));
    });

    it('has the same values in every row and column for Trino and DuckDB', async () => {
      const sql = `SELECT * FROM ${table} ORDER BY ${ORDER[table]}`;
      const [duckdb, trino] = await Promise.all([readers.askDuckdb(lake, sql), readers.askTrino(lake, sql)]);
      expect(firstDifference(duckdb, trino)).toBeUndefined();
    });

    it('names in its folders the day that its rows have', async () => {
      const { rows } = await readers
        .trino()
        .query(`SELECT count_if("$path" NOT LIKE '%/dt=' || CAST(dt AS varchar) || '/%') FROM ${table}`, {
          schema: lake,
        });
      expect(rows).toEqual([[0]]);
    });
  });

  it.each(LAKES)('the %s lake: events lie in the day of their time', async (lake) => {
    const sql = `SELECT count(*) AS n FROM cloudtrail_events WHERE CAST(event_time AS date) <> dt`;
    expect((await readers.askTrino(lake, sql)).rows).toEqual([[0]]);
  });

  it('the simulated lake has copies, findings, and files that were replaced', async () => {
    const { tables } = readers.lake('simulated').snapshot;
    expect(rowsOf(tables.cloudtrail_event_copies)).toBeGreaterThan(100);
    expect(rowsOf(tables.findings)).toBeGreaterThan(5);
    for (const table of ['cloudtrail_events', 'cloudtrail_log_files']) {
      const log = await openLog(join(readers.lake('simulated').folder, table));
      const actions = (await Promise.all(log.commits.map(async (file) => readFile(file, 'utf8')))).join('');
      expect(actions.match(/^\{"remove":/gm)?.length).toBeGreaterThan(10);
      expect(actions.match(/^\{"txn":/gm)?.length).toBeGreaterThan(10);
    }
  });

  it.each(['cloudtrail_events', 'cloudtrail_log_files'] as const)(
    'the checkpoint of %s stands for the commits before it',
    async (table) => {
      const { folder, snapshot } = readers.lake('simulated');
      const copy = join(dirname(folder), 'without old commits', table);
      await cp(join(folder, table), copy, { recursive: true });
      const { commits, checkpoint } = await openLog(copy);
      expect(checkpoint).toBeGreaterThanOrEqual(50);
      expect(commits.length - 1).toBeGreaterThan(checkpoint);
      await Promise.all(commits.slice(0, checkpoint + 1).map(async (file) => rm(file)));

      const rows = rowsOf(snapshot.tables[table]);
      expect(await readers.deltaRs().readTable(copy)).toMatchObject({ rows, recordedRows: rows });
      const registration = { schema: 'without_old_commits', table, folder: copy };
      await registerTable(readers.trino(), registration);
      expect(await countRows(readers.trino(), registration.schema, table)).toBe(rows);
    },
  );
};

/** Paths of the commits, which begin with version 0, and the version of the last checkpoint. */
const openLog = async (tableFolder: string) => {
  const folder = join(tableFolder, '_delta_log');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const pointer = JSON.parse(await readFile(join(folder, '_last_checkpoint'), 'utf8')) as { version: number };
  return { commits: names.map((name) => join(folder, name)), checkpoint: pointer.version };
};

const rowsOf = ({ files }: TableSnapshot): number => files.reduce((sum, { rows }) => sum + rows, 0);

const rowsByDay = ({ files }: TableSnapshot): Readonly<Record<string, number>> => {
  const days: Record<string, number> = {};
  for (const { partition, rows } of files) {
    const day = String(partition.dt);
    days[day] = (days[day] ?? 0) + rows;
  }
  return days;
};
