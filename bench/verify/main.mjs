import { availableParallelism } from 'node:os';

import { median, runRoute, speedRatio } from '../measure.mjs';
import { count, gigabytes, megabytes, printTable, printTarget, times } from '../report.mjs';
import { openCli, runAwsCli } from './aws-cli.mjs';
import { compileLimit, runLimit } from './limit.mjs';
import { runOrgtrailCommand } from './orgtrail-command.mjs';
import { ensureTrail } from './millions/ensure-trail.mjs';
import { ensureOrganization, WHOLE } from './organization.mjs';
import { withEndpoint } from './with-endpoint.mjs';

const LARGE = { name: 'large-logs', accounts: 10, regions: 2, days: 1, eventsPerDay: 3_000_000 };
const TINY = { name: 'tiny-logs', accounts: 60, regions: 8, days: 1, eventsPerDay: 400_000 };
/** Of one trail with 60 log files an hour in four Regions. */
const MILLIONS = [
  { accounts: 5, days: 17 },
  { accounts: 20, days: 17 },
];
const MOST_BYTES = 600e6;
/** S3 takes longer for nearly every object: https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html */
const LATENCY_MILLISECONDS = 10;
/** Of each kind, so small that only a failure means something. */
const SMOKE = { accounts: 2, regions: 1, days: 1, eventsPerDay: 2_000 };

/** The parts of `verify`, by name: the AWS CLI over one endpoint, the physical limit on the same files, memory. */
export const VERIFY_PARTS = {
  'verify-cli': async ({ rounds, smoke, parent }) =>
    measureAgainstCli(await makeOrganization(WHOLE, smoke, parent), rounds, smoke),
  'verify-large': async ({ rounds, smoke, parent }) => {
    const ratio = await measureAgainstLimit('large', await makeOrganization(LARGE, smoke, parent), rounds);
    if (ratio !== undefined) printTarget(`at least 0.6x the limit (${times(ratio)})`, ratio >= 0.6, smoke);
  },
  'verify-tiny': async ({ rounds, smoke, parent }) =>
    measureAgainstLimit('tiny', await makeOrganization(TINY, smoke, parent), rounds),
  'verify-memory': async ({ smoke, parent }) =>
    measureMemory(smoke ? [{ accounts: 1, days: 1 }] : MILLIONS, parent, smoke),
};

const makeOrganization = async (size, smoke, parent) =>
  ensureOrganization(smoke ? { ...SMOKE, name: size.name } : size, parent);

async function measureAgainstCli(organization, rounds, smoke) {
  const cli = await orReason(openCli);
  if (cli === undefined) return;
  const delays = smoke ? [0] : [0, LATENCY_MILLISECONDS];
  for (const delay of delays) {
    await withEndpoint(organization.folder, delay, async (endpoints) =>
      measureOverEndpoint({ cli, organization, endpoints, delay, rounds, smoke }),
    );
  }
}

/** One run of the AWS CLI takes longer than all of ours. */
async function measureOverEndpoint({ cli, organization, endpoints, delay, rounds, smoke }) {
  const ours = await repeat(rounds, async () => runOrgtrailCommand({ organization, endpoints }));
  const cores = availableParallelism();
  const lanes = delay === 0 ? [1, cores] : [1];
  const theirs = [];
  for (const atOnce of lanes) {
    const run = await runAwsCli({ cli, organization, endpoints, atOnce });
    assertSame(ours[0], run);
    theirs.push({ ...run, atOnce });
  }
  const seconds = median(ours.map((run) => run.seconds));
  const row = ({ atOnce, processes, seconds: taken }) => [
    `${cli.version} validate-logs, ${processes} processes, ${atOnce === 1 ? 'one after the other' : `${atOnce} at once`}`,
    taken.toFixed(1),
    times(taken / seconds),
  ];
  const { digests, logFiles } = ours[0];
  const answers = delay === 0 ? 'answers at once' : `answers after ${delay} ms`;
  printTable(
    `verify over one S3 endpoint on this machine that ${answers}: ${count(digests)} digests and ${count(logFiles)} log files of ${organization.accounts} accounts in ${organization.regions.length} Regions; orgtrail median of ${rounds}`,
    ['route', 'seconds', 'orgtrail is'],
    [['orgtrail verify', seconds.toFixed(1), ''], ...theirs.map(row)],
  );
  console.log(`peak memory of orgtrail: ${megabytes(Math.max(...ours.map((run) => run.peakBytes)))}`);
  const ratio = theirs[0].seconds / seconds;
  printTarget(`at least 20x the AWS CLI (${times(ratio)})`, ratio >= 20, smoke);
}

function assertSame(ours, theirs) {
  if (ours.digests === theirs.digests && ours.logFiles === theirs.logFiles) return;
  throw new Error(`orgtrail and the AWS CLI saw different things: ${JSON.stringify({ ours, theirs })}`);
}

async function measureAgainstLimit(name, organization, rounds) {
  if ((await orReason(compileLimit)) === undefined) return undefined;
  const { folder, digests, logFiles } = organization;
  const [ours, limit] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await runRoute('../verify/orgtrail-route', { organization }));
    limit.push(await runLimit(folder));
  }
  const { contentBytes, storedBytes, files } = limit[0];
  if (ours[0].objects !== files) throw new Error(`orgtrail verified ${ours[0].objects} of ${files} objects`);
  const row = (title, runs, peak, ratios) => {
    const seconds = median(runs.map((run) => run.seconds));
    return [
      title,
      seconds.toFixed(2),
      median(runs.map((run) => run.cpuSeconds)).toFixed(2),
      count(contentBytes / 1e6 / seconds),
      count(files / seconds),
      peak,
      ...ratios,
    ];
  };
  const ratio = speedRatio(ours, limit);
  printTable(
    `verify ${name}: ${count(digests)} digests and ${count(logFiles)} log files (${megabytes(contentBytes)}, ${megabytes(storedBytes)} compressed); median of ${rounds}`,
    [
      'route',
      'seconds',
      'CPU seconds',
      'MB/s of content',
      'objects/s',
      'peak memory',
      'orgtrail is',
      'by CPU',
    ],
    [
      row('orgtrail verify', ours, gigabytes(Math.max(...ours.map((run) => run.peakBytes))), ['', '']),
      row('limit in C: libdeflate, OpenSSL, nothing else', limit, '', [
        times(ratio),
        times(speedRatio(ours, limit, 'cpuSeconds')),
      ]),
    ],
  );
  return ratio;
}

/** Equal log files and listings come from memory, the signed digests from one file; all else is the whole verification. */
async function measureMemory(sizes, parent, smoke) {
  const runs = [];
  for (const size of sizes) {
    const { folder } = ensureTrail(size, parent);
    runs.push(await runRoute('../verify/million-route', { folder }));
  }
  printTable(
    'verify memory: a trail whose store costs nothing, one run each',
    ['objects', 'peak memory', 'seconds', 'objects/s'],
    runs.map(({ objects, peakBytes, seconds }) => [
      count(objects),
      megabytes(peakBytes),
      seconds.toFixed(1),
      count(objects / seconds),
    ]),
  );
  const peak = Math.max(...runs.map((run) => run.peakBytes));
  printTarget(`at most ${megabytes(MOST_BYTES)} at any size (${megabytes(peak)})`, peak <= MOST_BYTES, smoke);
}

async function repeat(rounds, work) {
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await work());
  return runs;
}

/** What could not be had is said and left out, but not in CI. */
async function orReason(open) {
  try {
    return await open();
  } catch (cause) {
    if (process.env.CI !== undefined && process.env.CI !== '') throw cause;
    console.log(`left out: ${cause.message}`);
    return undefined;
  }
}
