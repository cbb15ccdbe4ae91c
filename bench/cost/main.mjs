import { median, runRoute } from '../measure.mjs';
import { count, gigabytes, printTable, printTarget } from '../report.mjs';
import { ensureLake } from './ensure-lake.mjs';

const WHOLE = { name: 'month', accounts: 50, days: 30, events: 5_000_000 };
const SMALL = { name: 'small', accounts: 5, days: 15, events: 20_000 };
const MOST_SECONDS = 10;
const MOST_BYTES = 1.2e9;

/** A report over a month of fifty accounts, beside one statement that groups the same columns. */
export async function measureCost({ parent, rounds, smoke }) {
  const size = smoke ? SMALL : WHOLE;
  const lake = await ensureLake(size, parent);
  const runs = { report: [], limit: [] };
  for (let round = 0; round < rounds; round++) {
    runs.report.push(await runRoute('cost', { lake }));
    runs.limit.push(await runRoute('cost-limit', { lake }));
  }
  if (runs.report[0].events !== size.events) throw new Error('the report counts other events than there are');
  const row = (name, all) => [
    name,
    count(all[0].groups),
    median(all.map(({ seconds }) => seconds)).toFixed(2),
    median(all.map(({ cpuSeconds }) => cpuSeconds)).toFixed(2),
    gigabytes(Math.max(...all.map(({ peakBytes }) => peakBytes))),
  ];
  printTable(
    `cost: ${count(size.events)} events of ${size.accounts} accounts in ${size.days} days, a copy of every twentieth`,
    ['route', 'groups', 'seconds', 'CPU seconds', 'peak memory'],
    [
      row('orgtrail cost report', runs.report),
      row('one statement that groups the same columns by hour', runs.limit),
    ],
  );
  const seconds = median(runs.report.map((run) => run.seconds));
  const peak = Math.max(...runs.report.map((run) => run.peakBytes));
  printTarget(`under ${MOST_SECONDS} s (${seconds.toFixed(1)} s)`, seconds < MOST_SECONDS, smoke);
  printTarget(`at most ${gigabytes(MOST_BYTES)} (${gigabytes(peak)})`, peak <= MOST_BYTES, smoke);
}
