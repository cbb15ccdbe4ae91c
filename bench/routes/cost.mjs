import { tmpdir } from 'node:os';

import { openLocalLake } from '../../dist/cli/open-lake.js';
import { DEFAULT_SPIKE_RULES, loadPriceList, makePriceBook, reportCost } from '../../dist/cost/index.js';
import { takeSnapshot } from '../../dist/lake/index.js';
import { openQueryEngine } from '../../dist/query/index.js';

/** What `orgtrail cost report` does, without printing. */
export async function run({ lake: folder }) {
  const lake = await openLocalLake({ folder, create: false, now: new Date() });
  const snapshot = await takeSnapshot(lake);
  lake.close();
  const engine = await openQueryEngine({ snapshot, temporaryFolder: tmpdir(), memoryLimitMegabytes: 600 });
  try {
    const book = makePriceBook(await loadPriceList());
    const report = await reportCost({ engine, book, rules: DEFAULT_SPIKE_RULES, realTime: 'none', top: 20 });
    const { events, accounts, top, anomalies } = report;
    return {
      events,
      accounts: accounts.length,
      groups: top.groups.length + top.left.groups,
      anomalies: anomalies.length,
    };
  } finally {
    await engine.close();
  }
}
