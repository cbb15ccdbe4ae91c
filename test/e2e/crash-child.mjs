// Ingests in many small commits, or compacts, until it is killed. Used by crash.test.ts.
import { compact, ingest, openLake } from '../../dist/lake/index.js';
import { openFolderStore } from '../../dist/storage/index.js';

const [work, location, folder, temporaryFolder] = process.argv.slice(2);
const now = () => new Date();
const lake = await openLake({
  folder,
  create: true,
  now: now(),
  threads: 1,
  memoryLimitMegabytes: 200,
  temporaryFolder,
});
const store = await openFolderStore(location);
process.stdout.write('ready\n');
const outcome =
  work === 'ingest'
    ? await ingest({ store, lake, threads: 1, batchBytes: 500_000, now })
    : await compact({ lake, now, keepMilliseconds: 0 });
process.stdout.write(`${JSON.stringify(outcome)}\n`);
lake.close();
