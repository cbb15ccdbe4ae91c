import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { logFile, logKey, record } from '../../test/fixtures/log-files.js';
import { now, type TemporaryLake, temporaryLake } from '../../test/fixtures/temporary-lake.js';
import { createMemoryStore, type MemoryStore } from '../storage/index.js';
import { compact } from './compact.js';
import { takeSnapshot } from './lake-snapshot.js';

let lake: TemporaryLake;
let store: MemoryStore;
beforeEach(async () => {
  lake = await temporaryLake();
  store = createMemoryStore();
  for (let run = 0; run < 4; run++) {
    const times = ['2026-03-01T10:00:00Z', `2026-03-01T0${run}:30:00Z`, '2026-03-02T00:00:01Z'];
    await store.put(logKey(), logFile(times.map((eventTime) => record({ eventTime }))));
    await lake.ingest(store);
  }
});
afterEach(async () => lake.remove());

const rows = async () =>
  lake.rows('SELECT event_id, event_time, log_key, record_index FROM $table ORDER BY ALL');

const parquetFiles = async (): Promise<number> => {
  const names = await readdir(join(lake.lake.folder, 'cloudtrail_events'), { recursive: true });
  return names.filter((name) => name.endsWith('.parquet') && !name.includes('_delta_log')).length;
};

describe('compact', () => {
  it('leaves one file a day with the same rows, in order of time', async () => {
    const before = await rows();
    const report = await compact({ lake: lake.lake, now });
    expect(report.tables[0]).toEqual({ table: 'cloudtrail_events', days: 2, filesBefore: 8, filesAfter: 2 });
    expect(await rows()).toEqual(before);
    const files = (await takeSnapshot(lake.lake)).tables.cloudtrail_events.files;
    expect(files.map((file) => file.rows).sort()).toEqual([4, 8]);
  });

  it('keeps replaced files for readers that have them open, and deletes them later', async () => {
    await compact({ lake: lake.lake, now });
    expect(await parquetFiles()).toBe(10);
    const tomorrow = () => new Date(now().getTime() + 25 * 3600 * 1000);
    const { deleted } = await compact({ lake: lake.lake, now: tomorrow });
    expect(deleted.files).toBeGreaterThanOrEqual(8);
    expect(await parquetFiles()).toBe(2);
    expect(await rows()).toHaveLength(12);
  });

  it('changes nothing the second time', async () => {
    await compact({ lake: lake.lake, now });
    const { version } = (await takeSnapshot(lake.lake)).tables.cloudtrail_events;
    await compact({ lake: lake.lake, now });
    expect((await takeSnapshot(lake.lake)).tables.cloudtrail_events.version).toBe(version);
  });

  it('loses nothing when an ingest and another compaction run at the same time', async () => {
    const other = await lake.another();
    const third = await lake.another();
    for (let n = 0; n < 10; n++) await store.put(logKey(), logFile([record()]));
    await Promise.all([
      compact({ lake: lake.lake, now }),
      compact({ lake: third.lake, now }),
      other.ingest(store),
    ]);
    expect(await rows()).toHaveLength(22);
    other.lake.close();
    third.lake.close();
  });
});
