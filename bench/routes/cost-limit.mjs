import { tmpdir } from 'node:os';

import { openLocalLake } from '../../dist/cli/open-lake.js';
import { takeSnapshot } from '../../dist/lake/index.js';
import { openQueryEngine } from '../../dist/query/index.js';

/** One statement that groups the same columns by hour, which no report can do without. */
const SQL = `SELECT account_id, aws_region, event_category, event_source, principal,
  date_trunc('hour', event_time) AS hour, count(*) AS events
FROM cloudtrail_events GROUP BY 1, 2, 3, 4, 5, 6`;

export async function run({ lake: folder }) {
  const lake = await openLocalLake({ folder, create: false, now: new Date() });
  const snapshot = await takeSnapshot(lake);
  lake.close();
  const engine = await openQueryEngine({ snapshot, temporaryFolder: tmpdir(), memoryLimitMegabytes: 600 });
  try {
    const { batches } = await engine.run({ sql: `SELECT count(*) FROM (${SQL}) AS grouped` });
    for await (const [row] of batches) return { groups: Number(row[0]) };
  } finally {
    await engine.close();
  }
}
