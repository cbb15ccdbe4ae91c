import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { openLocalLake } from '../../dist/cli/open-lake.js';
import { ingest, takeSnapshot } from '../../dist/lake/index.js';
import { openFolderStore } from '../../dist/storage/index.js';

/** What `orgtrail ingest <folder>` does, with its settings: every file checked and hashed, ledger and commits written. */
export async function run({ corpus, output }) {
  const now = () => new Date();
  const store = await openFolderStore(corpus.folder);
  const lake = await openLocalLake({ folder: join(output, 'lake'), create: true, now: now() });
  try {
    const report = await ingest({ store, lake, threads: availableParallelism(), now });
    if (report.failures.length > 0) throw new Error(JSON.stringify(report.failures[0]));
    const snapshot = await takeSnapshot(lake);
    return { parquet: snapshot.tables.cloudtrail_events.files.map((file) => file.path) };
  } finally {
    lake.close();
  }
}
