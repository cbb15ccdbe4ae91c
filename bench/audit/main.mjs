import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { median, runRoute, withFolder } from '../measure.mjs';
import { count, gigabytes, printTable, printTarget } from '../report.mjs';
import { growSnapshot } from './grow-snapshot.mjs';

const WHOLE = { accounts: 500, regions: 17 };
const SMALL = { accounts: 10, regions: 3 };
const MOST_SECONDS = 10;
const MOST_BYTES = 0.5e9;

/** A large organization in which every workload account has every fault, beside reading the same file as JSON. */
export async function measureAudit({ rounds, smoke }) {
  const size = smoke ? SMALL : WHOLE;
  const text = JSON.stringify(growSnapshot(size));
  const runs = { audit: [], limit: [] };
  await withFolder(async (folder) => {
    const snapshot = join(folder, 'snapshot.json');
    writeFileSync(snapshot, text);
    for (let round = 0; round < rounds; round++) {
      runs.audit.push(await runRoute('audit', { snapshot }));
      runs.limit.push(await runRoute('audit-limit', { snapshot }));
    }
  });
  const [{ accounts, checks, results }] = runs.audit;
  if (accounts !== size.accounts) throw new Error('the audit judges other accounts than there are');
  const row = (name, all) => [
    name,
    median(all.map(({ seconds }) => seconds)).toFixed(2),
    median(all.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2),
    gigabytes(Math.max(...all.map(({ peakBytes }) => peakBytes))),
  ];
  printTable(
    `audit: a snapshot of ${count(size.accounts)} accounts in ${size.regions} Regions (${(text.length / 1e6).toFixed(1)} MB), ${checks} checks, ${count(results)} results`,
    ['route', 'seconds', 'CPU seconds', 'peak memory'],
    [row('orgtrail audit --snapshot --json', runs.audit), row('JSON.parse alone', runs.limit)],
  );
  const seconds = median(runs.audit.map((run) => run.seconds));
  const peak = Math.max(...runs.audit.map((run) => run.peakBytes));
  printTarget(`under ${MOST_SECONDS} s (${seconds.toFixed(1)} s)`, seconds < MOST_SECONDS, smoke);
  printTarget(`at most ${gigabytes(MOST_BYTES)} (${gigabytes(peak)})`, peak <= MOST_BYTES, smoke);
}
