import { availableParallelism } from 'node:os';

import { median, runRoute } from '../measure.mjs';
import { count, gigabytes, printTable, printTarget, times } from '../report.mjs';
import { ensureLake } from './ensure-lake.mjs';

const WHOLE = { eventsPerDay: 100_000, days: 20, accounts: 50 };
const SMALL = { eventsPerDay: 2_000, days: 3, accounts: 5 };
const COUNTED_PER_SECOND = 1.5e6;
const MATCHED_PER_SECOND = 5e5;
const MOST_BYTES = 1.2e9;
const SIZES = [60, 600];
const COUNTED = 'orgtrail: the statements that tell when any rule matches';

/** Two questions about detection, each printed with what limits it. */
export const DETECT_PARTS = { 'detect-lake': measureLake, 'detect-live': measureLive };

/** Every rule over the lake, beside one statement that only reads the columns that rules look at. */
async function measureLake({ parent, rounds, smoke }) {
  const made = await ensureLake(smoke ? SMALL : WHOLE, parent);
  const runs = { found: [], kept: [], scan: [] };
  for (let round = 0; round < rounds; round++) {
    runs.scan.push(await runRoute('detect-scan', made));
    runs.found.push(await runRoute('detect-lake', { ...made, keep: false }));
    runs.kept.push(await runRoute('detect-lake', { ...made, keep: true }));
  }
  const [{ events, rules, detections }] = runs.found;
  if (runs.scan[0].events !== events) throw new Error('the routes saw different events');
  if (detections === 0) throw new Error('nothing was found in a lake that holds every scenario');
  const counted = runs.found.map(({ counting }) => counting);
  const row = (name, all) => rowOf(name, all, events);
  const share = ((100 * detections) / events).toFixed(3);
  printTable(
    `detect-lake: ${count(events)} events, ${rules} rules, ${count(detections)} detections (${share} %); median of ${rounds}`,
    ['route', 'seconds', 'CPU seconds', 'events/s', 'peak memory'],
    [
      row(COUNTED, counted),
      row('orgtrail: and those records, matched and explained', runs.found),
      row('orgtrail: and findings kept in the lake', runs.kept),
      row('limit: one statement reads the columns of the rules', runs.scan),
    ],
  );
  const rate = events / median(counted.map(({ seconds }) => seconds));
  const byCpu = (availableParallelism() * events) / median(counted.map(({ cpuSeconds }) => cpuSeconds));
  const ratio = median(runs.found.map((run, round) => runs.scan[round].cpuSeconds / run.cpuSeconds));
  const peak = Math.max(...[...runs.found, ...runs.kept].map(({ peakBytes }) => peakBytes));
  console.log(
    `by CPU, detection takes ${times(1 / ratio)} the limit; counting would do ${count(byCpu)} events/s with every core to itself`,
  );
  printTarget(
    `at least ${count(COUNTED_PER_SECOND)} events/s counted (${count(rate)})`,
    rate >= COUNTED_PER_SECOND,
    smoke,
  );
  printTarget(`at most ${gigabytes(MOST_BYTES)} (${gigabytes(peak)})`, peak <= MOST_BYTES, smoke);
}

function rowOf(name, runs, events) {
  const seconds = median(runs.map((run) => run.seconds));
  const cpuSeconds = median(runs.map((run) => run.cpuSeconds));
  const peaks = runs.map(({ peakBytes }) => peakBytes);
  const peak = peaks.includes(undefined) ? '' : gigabytes(Math.max(...peaks));
  return [name, seconds.toFixed(2), cpuSeconds.toFixed(2), count(events / seconds), peak];
}

/** The matcher that watch and the hub's function run, beside JSON.parse. */
async function measureLive({ parent, rounds, smoke }) {
  const { logs, configuration } = await ensureLake(smoke ? SMALL : WHOLE, parent);
  const options = {
    logs,
    configuration,
    events: smoke ? 2_000 : 50_000,
    passes: smoke ? 1 : 5,
    sizes: SIZES,
  };
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await runRoute('detect-live', options));
  const rate = (name) =>
    median(runs.map(({ measured }) => measured[name].events / measured[name].cpuSeconds));
  const [{ events, rules }] = runs;
  const row = (title, name) => [
    title,
    count(runs[0].measured[name].matches),
    count(rate(name)),
    times(rate(name) / rate('parse')),
  ];
  printTable(
    `detect-live: ${count(events)} parsed events on one core; median of ${rounds}, by CPU seconds`,
    ['route', 'matches', 'events/s of a core', 'of JSON.parse'],
    [
      ...SIZES.map((size) => row(`orgtrail matcher, ${size} rules`, size)),
      row(`orgtrail matcher, the package's ${rules} rules, with facts and reasons`, 'explained'),
      [`JSON.parse of the same events`, '', count(rate('parse')), ''],
    ],
  );
  const [few, many] = SIZES.map(rate);
  printTarget(
    `at least ${count(MATCHED_PER_SECOND)} events/s of a core (${count(few)})`,
    few >= MATCHED_PER_SECOND,
    smoke,
  );
  printTarget(
    `ten times the rules cost at most 1.25 times (${times(few / many)})`,
    few / many <= 1.25,
    smoke,
  );
}
