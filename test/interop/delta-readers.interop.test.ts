import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createHandWrittenTable, type HandWrittenTable } from './delta-log/hand-written-table.js';
import { type DeltaRs, findDeltaRs, openDeltaRs } from './delta-rs/index.js';
import { need, skipWithout } from './need-tool.js';
import { allTools } from './tool-search.js';
import {
  countRows,
  findTrino,
  registerLake,
  registerTable,
  startTrino,
  TrinoError,
  type TrinoServer,
} from './trino/index.js';

const tools = allTools({ trino: await findTrino(), python: await findDeltaRs() });

describe.skipIf(skipWithout(tools))('Trino and delta-rs on Delta tables in a folder', () => {
  const schema = 'rig';
  let folder: string;
  let duckdb: DuckDBConnection;
  let trino: TrinoServer | undefined;
  let deltaRs: DeltaRs;

  const server = (): TrinoServer => trino!;

  const newTable = async (name: string): Promise<HandWrittenTable> => {
    const table = await createHandWrittenTable(join(folder, name), duckdb);
    await table.append('2026-01-02', 1000);
    await registerTable(server(), { schema, table: name, folder: table.folder });
    return table;
  };

  /** What both readers find in the files: rows, and the number of files they came from. */
  const readBoth = async (table: HandWrittenTable, name: string) => {
    const { rows, files } = await deltaRs.readTable(table.folder);
    const paths = await server().query(`SELECT count(DISTINCT "$path") FROM ${name}`, { schema });
    return {
      deltaRs: { rows, files: files.length },
      trino: { rows: await countRows(server(), schema, name), files: paths.rows[0]?.[0] },
    };
  };

  const both = (state: { readonly rows: number; readonly files: number }) => ({
    deltaRs: state,
    trino: state,
  });

  beforeAll(async () => {
    const { trino: choice, python } = need(tools);
    folder = await mkdtemp(join(tmpdir(), 'orgtrail delta '));
    duckdb = await (await DuckDBInstance.create()).connect();
    deltaRs = await openDeltaRs(python);
    trino = await startTrino(choice);
  });

  afterAll(async () => {
    await trino?.stop();
    duckdb?.closeSync();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('read a table that delta-rs wrote', async () => {
    const table = join(folder, 'by_delta_rs');
    await deltaRs.writeTable(
      table,
      `SELECT value AS n, CAST(DATE '2026-01-02' + CAST(value % 3 AS INT) AS DATE) AS dt FROM generate_series(1, 30)`,
    );
    await registerTable(server(), { schema, table: 'by_delta_rs', folder: table });
    const { rows } = await server().query('SELECT dt, sum(n) FROM by_delta_rs GROUP BY dt ORDER BY dt', {
      schema,
    });
    expect(rows).toEqual([
      ['2026-01-02', 165],
      ['2026-01-03', 145],
      ['2026-01-04', 155],
    ]);
    expect(await deltaRs.readTable(table)).toMatchObject({ version: 0, rows: 30, partitionColumns: ['dt'] });
  });

  it('give the columns of a log written by hand their types', async () => {
    const table = await newTable('types');
    const { columns, rows } = await server().query('SELECT * FROM types WHERE record_index = 2', { schema });
    expect(Object.fromEntries(columns.map(({ name, type }) => [name, type]))).toEqual({
      event_id: 'varchar',
      event_time: 'timestamp(3) with time zone',
      record_index: 'integer',
      accounts: 'array(varchar)',
      session: 'row(mfa boolean, issuer varchar)',
      dt: 'date',
    });
    expect(rows).toEqual([
      [
        '2026-01-02/2',
        '2026-01-02 00:00:02.000 UTC',
        2,
        ['111111111111', '222222222222'],
        [true, 'arn:aws:iam::111111111111:role/admin'],
        '2026-01-02',
      ],
    ]);
    const { schema: seen } = await deltaRs.readTable(table.folder);
    expect(seen.fields.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
  });

  it('see later commits without registering the table again', async () => {
    const table = await newTable('growing');
    expect(await readBoth(table, 'growing')).toEqual(both({ rows: 1000, files: 1 }));
    await table.append('2026-01-03', 10, [{ txn: { appId: 'orgtrail', version: 7 } }]);
    expect(await readBoth(table, 'growing')).toEqual(both({ rows: 1010, files: 2 }));
  });

  it('forget a removed file', async () => {
    const table = await newTable('shrinking');
    await table.append('2026-01-03', 10);
    await table.remove(1);
    expect(await readBoth(table, 'shrinking')).toEqual(both({ rows: 10, files: 1 }));
  });

  it('read a checkpoint written by DuckDB, with nothing else below it, and the commits after it', async () => {
    const table = await newTable('checkpointed');
    for (let version = 2; version <= 50; version += 1) await table.append('2026-01-03', 10);
    await table.remove(1);
    await table.checkpoint();
    await table.append('2026-01-04', 5);
    expect(await readBoth(table, 'checkpointed')).toEqual(both({ rows: 495, files: 50 }));
  });

  it('skip files by day and by statistics without losing rows', async () => {
    const table = await newTable('pruned');
    await table.append('2026-01-03', 100);
    const { rows } = await server().query(
      `SELECT
         count_if(dt = DATE '2026-01-03'),
         count_if(event_time >= TIMESTAMP '2026-01-02 00:16:39 UTC'),
         (SELECT count(event_id) FROM pruned WHERE dt = DATE '2026-01-03'),
         (SELECT count(event_id) FROM pruned WHERE event_time >= TIMESTAMP '2026-01-02 00:16:39 UTC')
       FROM pruned`,
      { schema },
    );
    expect(rows).toEqual([[100, 101, 100, 101]]);
    expect(await deltaRs.readTable(table.folder)).toMatchObject({ rows: 1100, recordedRows: 1100 });
  });

  it('register every table of a lake under its own name', async () => {
    const lake = join(folder, 'a lake');
    for (const name of ['first', 'second']) {
      const table = await createHandWrittenTable(join(lake, name), duckdb);
      await table.append('2026-01-02', 3);
    }
    expect(await registerLake(server(), { schema: 'whole', folder: lake })).toEqual(['first', 'second']);
    expect(await countRows(server(), 'whole', 'second')).toBe(3);
  });

  it('refuse SQL with an error that carries its name', async () => {
    const refused = server().query('SELECT nothing FROM growing', { schema });
    await expect(refused).rejects.toThrow(TrinoError);
    await expect(refused).rejects.toMatchObject({ code: 'COLUMN_NOT_FOUND' });
  });
});
