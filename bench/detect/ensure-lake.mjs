import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { openLake, TABLES, ingest } from '../../dist/lake/index.js';
import { writeParquet } from '../../dist/lake/parquet/write-parquet.js';
import { simulateOrganization } from '../../dist/simulator/index.js';
import { openFolderStore } from '../../dist/storage/index.js';

/** Another way of making it makes another lake. */
const GENERATOR = 1;
const LAST_DAY = new Date('2026-03-01T00:00:00Z');

/**
 * A lake of `days` days: the day of a simulated organization with everything that can be hidden in it, and
 * the same again for each day before, with other event ids. Made once, kept in `parent`:
 * `{folder, events, configuration, logs}`.
 */
export async function ensureLake({ eventsPerDay, days, accounts }, parent) {
  const name = `detect-${eventsPerDay}-a-day-${days}-days-${accounts}-accounts-v${GENERATOR}`;
  const folder = join(parent, name);
  if (!existsSync(folder)) await makeLake({ eventsPerDay, days, accounts }, folder);
  return {
    lake: join(folder, 'lake'),
    logs: join(folder, 'logs'),
    configuration: join(folder, 'logs', 'orgtrail.yaml'),
  };
}

async function makeLake({ eventsPerDay, days, accounts }, folder) {
  process.stderr.write(`bench: making ${folder}\n`);
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const [logs, lakeFolder] = [join(draft, 'logs'), join(draft, 'lake')];
  mkdirSync(logs, { recursive: true });
  const store = await openFolderStore(logs, { create: true });
  const threads = availableParallelism();
  await simulateOrganization(
    store,
    { seed: 1, accounts, days: 1, eventsPerDay, endsAt: LAST_DAY },
    { threads },
  );
  const options = { threads, memoryLimitMegabytes: 800, temporaryFolder: tmpdir() };
  const lake = await openLake({ ...options, folder: lakeFolder, create: true, now: new Date() });
  try {
    await ingest({ store, lake, threads, now: () => new Date() });
    for (let back = 1; back < days; back++) await repeatDay(lake, back);
  } finally {
    lake.close();
  }
  renameSync(draft, folder);
}

/** Adds the last day's events once more, so many days earlier. */
async function repeatDay(lake, back) {
  const table = lake.tables.cloudtrail_events;
  const snapshot = await table.refresh();
  const last = LAST_DAY.getTime() - 86_400_000;
  const day = new Date(last).toISOString().slice(0, 10);
  const paths = [...snapshot.files.values()]
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`dt=${day}/`));
  const columns = TABLES.cloudtrail_events.columns.map(
    ({ name }) => `${OTHERWISE(back)[name] ?? name} AS ${name}`,
  );
  const earlier = new Date(last - back * 86_400_000).toISOString().slice(0, 10);
  const select = `SELECT ${columns.join(', ')} FROM read_parquet([${paths.map((path) => `'${join(table.folder, path)}'`).join(', ')}], hive_partitioning = true)`;
  const files = await writeParquet({
    session: lake.session,
    tableFolder: table.folder,
    select,
    orderBy: 'event_time',
    day: earlier,
  });
  const info = { timestamp: Date.now(), operation: 'WRITE', operationParameters: {}, engineInfo: 'bench' };
  await table.commit(
    snapshot,
    info,
    files.map((add) => ({ add })),
  );
}

const OTHERWISE = (back) => ({
  event_time: `event_time - INTERVAL ${back} DAY`,
  event_id: `CAST(md5(event_id || '${back}') AS VARCHAR)`,
  dt: `CAST(dt - INTERVAL ${back} DAY AS DATE)`,
});
