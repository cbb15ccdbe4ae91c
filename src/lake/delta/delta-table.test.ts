import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { now, temporaryFolder } from '../../../test/fixtures/temporary-lake.js';
import { openSession, type Session } from '../duckdb/session.js';
import { commitInfo } from '../lake.js';
import type { Action, AddFile } from './actions.js';
import { openCommitLog } from './commit-log.js';
import { createDeltaTable, type DeltaTable, openDeltaTable } from './delta-table.js';

const definition = {
  name: 'things',
  columns: [{ name: 'a', type: 'string' }],
  partitionColumns: [],
} as const;
const info = commitInfo('WRITE', now());
const file = (n: number): AddFile => ({
  path: `dt=2026-03-01/part-${n}.parquet`,
  partitionValues: { dt: '2026-03-01' },
  size: n,
  modificationTime: 1,
  dataChange: true,
  stats: '{"numRecords":1,"minValues":{},"maxValues":{},"nullCount":{}}',
});
const add = (n: number): Action => ({ add: file(n) });
const remove = (n: number): Action => ({
  remove: { path: file(n).path, deletionTimestamp: now().getTime(), dataChange: true },
});

let folder: string;
let session: Session;
const open = (): DeltaTable => openDeltaTable(folder, definition, session);

beforeEach(async () => {
  folder = await temporaryFolder();
  session = await openSession({ threads: 1, memoryLimitMegabytes: 200, temporaryFolder: folder });
});
afterEach(() => session.close());

describe('a Delta table', () => {
  it('is the sum of its commits', async () => {
    const table = open();
    await createDeltaTable(table, info);
    await table.commit(await table.refresh(), info, [add(1), add(2)]);
    await table.commit(await table.refresh(), info, [
      remove(1),
      add(3),
      { txn: { appId: 'app', version: 7 } },
    ]);
    const snapshot = await open().refresh();
    expect(snapshot.version).toBe(2);
    expect([...snapshot.files.values()].map(({ size }) => size)).toEqual([2, 3]);
    expect(snapshot.transactions.get('app')).toBe(7);
    expect([...snapshot.tombstones.keys()]).toEqual([file(1).path]);
  });

  it('gives a version to one of several writers, and the others lose', async () => {
    const table = open();
    await createDeltaTable(table, info);
    const before = await table.refresh();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => open().commit(before, info, [add(n)])),
    );
    expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
    expect((await open().refresh()).files.size).toBe(1);
  });

  it('shows the same version to all who ask at once', async () => {
    const table = open();
    await createDeltaTable(table, info);
    await table.commit(await table.refresh(), info, [add(1)]);
    const fresh = open();
    const seen = await Promise.all(Array.from({ length: 6 }, async () => fresh.refresh()));
    expect(seen.map(({ version }) => version)).toEqual(Array.from({ length: 6 }, () => 1));
    expect((await fresh.refresh()).version).toBe(1);
  });

  it('reads the same from a checkpoint as from all commits', async () => {
    const table = open();
    await createDeltaTable(table, info);
    for (let n = 1; n <= 60; n++) {
      const actions = n % 7 === 0 ? [add(n), remove(n - 1)] : [add(n), { txn: { appId: 'app', version: n } }];
      await table.commit(await table.refresh(), info, actions);
    }
    expect(await readdir(join(table.folder, '_delta_log'))).toContain('_last_checkpoint');
    const fromCheckpoint = await open().refresh();
    const fromCommits = await table.refresh();
    const plain = (each: AddFile) => ({ ...each, dataChange: undefined });
    expect([...fromCheckpoint.files.values()].map(plain)).toEqual([...fromCommits.files.values()].map(plain));
    expect({ ...fromCheckpoint, files: 0, tombstones: 0 }).toEqual({
      ...fromCommits,
      files: 0,
      tombstones: 0,
    });
    expect([...fromCheckpoint.tombstones.keys()]).toEqual([...fromCommits.tombstones.keys()]);
  });

  it('does not need the commits below a checkpoint', async () => {
    const table = open();
    await createDeltaTable(table, info);
    for (let n = 1; n <= 51; n++) await table.commit(await table.refresh(), info, [add(n)]);
    const log = openCommitLog(table.folder);
    for (const version of (await log.versions(-1)).filter((each) => each < 50)) {
      await writeFile(join(log.folder, `${String(version).padStart(20, '0')}.json`), 'overwritten');
    }
    expect((await open().refresh()).files.size).toBe(51);
  });

  it('is not touched by a writer that died before its commit', async () => {
    const table = open();
    await createDeltaTable(table, info);
    await writeFile(join(table.folder, '_delta_log', '.tmp-died'), '{"add":{"path":"torn');
    expect((await open().refresh()).version).toBe(0);
  });

  it('refuses a newer protocol with a way out', async () => {
    const table = open();
    await createDeltaTable(table, info);
    const protocol = { protocol: { minReaderVersion: 3, minWriterVersion: 7 } };
    await table.commit(await table.refresh(), info, [protocol]);
    await expect(open().refresh()).rejects.toMatchObject({
      name: 'UserError',
      what: expect.stringContaining('newer protocol'),
      next: expect.stringContaining('Update orgtrail'),
    });
  });
});
